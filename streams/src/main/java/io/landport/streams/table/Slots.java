package io.landport.streams.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Slots of a file: which are free. A page takes one slot, a page for a large entry as many as it needs, one after another and
 * in one window of the file. Slot 0 is not used.
 *
 * <p>A released slot is not free at once: the latest checkpoint may need what it contains.
 */
final class Slots {
    static final int BITS = 24;

    /** As many as pointers can address: 4 TiB. */
    static final int MOST = (1 << BITS) - 1;

    private static final int PER_WINDOW = StateFile.WINDOW_BYTES / Pages.PAGE_BYTES;

    private final TreeMap<Integer, Deque<Integer>> free = new TreeMap<>();
    private final int most;
    private List<Run> released = new ArrayList<>();
    private int end = 1;

    /** @param most the number of slots, at most {@link #MOST} */
    Slots(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a table has 1 to " + MOST + " slots, not " + most);
        }
        this.most = most;
    }

    /** Slots one after another. */
    record Run(int first, int count) {}

    int most() {
        return most;
    }

    /** The share of the slots that are in use or have been, 0 to 1. */
    double fill() {
        return (end - 1.0) / most;
    }

    /** Returns the first of this many slots, or nothing if there are not as many left. */
    OptionalInt take(int count) {
        Deque<Integer> fitting = free.get(count);
        if (fitting != null && !fitting.isEmpty()) {
            return OptionalInt.of(fitting.pop());
        }
        int left = PER_WINDOW - (end - 1) % PER_WINDOW;
        int first = count > left ? end + left : end;
        if (count > most - first + 1) {
            return OptionalInt.empty();
        }
        addFree(end, first - end);
        end = first + count;
        return OptionalInt.of(first);
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
    List<Run> takeReleased() {
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
