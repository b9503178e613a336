package io.landport.streams.total;

import io.landport.streams.key.PairHash;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are pairs of numbers, as a hash table with open addressing. It is read for every change, and a map of
 * records would allocate a key for each lookup.
 */
final class LongPairMap<E> {
    private static final int FIRST_SLOTS = 1_024;

    private long[] keys = new long[2 * FIRST_SLOTS];
    private Object[] entries = new Object[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    @SuppressWarnings("unchecked") // Only put fills it.
    E get(long first, long second) {
        return (E) entries[slot(first, second)];
    }

    void put(long first, long second, E entry) {
        int slot = slot(first, second);
        size += entries[slot] == null ? 1 : 0;
        set(slot, first, second, entry);
        if (2 * size > entries.length) {
            grow();
        }
    }

    /** Removes a key if it is present. Entries that it displaced move back, so that no search ends too early. */
    void remove(long first, long second) {
        int gap = slot(first, second);
        if (entries[gap] == null) {
            return;
        }
        int mask = entries.length - 1;
        size--;
        for (int slot = (gap + 1) & mask; entries[slot] != null; slot = (slot + 1) & mask) {
            int home = PairHash.of(keys[2 * slot], keys[2 * slot + 1]) & mask;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                set(gap, keys[2 * slot], keys[2 * slot + 1], entries[slot]);
                gap = slot;
            }
        }
        entries[gap] = null;
    }

    /** The slot of the key, or the free slot where it belongs. */
    private int slot(long first, long second) {
        int mask = entries.length - 1;
        int slot = PairHash.of(first, second) & mask;
        while (entries[slot] != null && (keys[2 * slot] != first || keys[2 * slot + 1] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void set(int slot, long first, long second, Object entry) {
        keys[2 * slot] = first;
        keys[2 * slot + 1] = second;
        entries[slot] = entry;
    }

    private void grow() {
        long[] keysBefore = keys;
        Object[] before = entries;
        keys = new long[2 * keysBefore.length];
        entries = new Object[2 * before.length];
        for (int slot = 0; slot < before.length; slot++) {
            Object entry = before[slot];
            if (entry != null) {
                long first = keysBefore[2 * slot];
                long second = keysBefore[2 * slot + 1];
                set(slot(first, second), first, second, entry);
            }
        }
    }
}
