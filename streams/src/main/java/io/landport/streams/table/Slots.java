package io.landport.streams.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * Slots of a file: which are free. A page takes one slot, a page for a large entry as many as it needs, one after another and
 * in one window of the file. Slot 0 is not used.
 *
 * <p>A released slot is not free at once: the latest checkpoint may need what it contains.
 */
final class Slots {
    static final int MAX_SLOTS = 1 << 16;

    private static final int PER_WINDOW = StateFile.WINDOW_BYTES / Pages.PAGE_BYTES;

    private final TreeMap<Integer, Deque<Integer>> free = new TreeMap<>();
    private List<Run> released = new ArrayList<>();
    private int end = 1;

    /** Slots one after another. */
    record Run(int first, int count) {}

    /** The number of slots in use or released, slot 0 included. */
    int end() {
        return end;
    }

    /** Returns the first of this many slots. */
    int take(int count) {
        Deque<Integer> fitting = free.get(count);
        if (fitting != null && !fitting.isEmpty()) {
            return fitting.pop();
        }
        int left = PER_WINDOW - (end - 1) % PER_WINDOW;
        if (count > left) {
            addFree(end, left);
            end += left;
        }
        if (end + count > MAX_SLOTS) {
            throw new IllegalStateException("a table cannot have more than " + (MAX_SLOTS - 1) + " pages");
        }
        end += count;
        return end - count;
    }

    /** Marks slots as used that a checkpoint names, in ascending order. */
    void take(Run run) {
        addFree(end, run.first() - end);
        end = run.first() + run.count();
    }

    void release(int first, int count) {
        released.add(new Run(first, count));
    }

    /** The slots that were released since the previous call. They may be freed once a checkpoint without them is on disk. */
    List<Run> released() {
        List<Run> taken = released;
        released = new ArrayList<>();
        return taken;
    }

    void free(List<Run> runs) {
        runs.forEach(run -> addRun(run.first(), run.count()));
    }

    /** Slots that were never used together are free one by one. */
    private void addFree(int first, int count) {
        for (int slot = first; slot < first + count; slot++) {
            addRun(slot, 1);
        }
    }

    private void addRun(int first, int count) {
        free.computeIfAbsent(count, fitting -> new ArrayDeque<>()).push(first);
    }
}
