package io.landport.streams.table;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A hash index from keys to entries. Each key takes 8 bytes of fingerprint and pointer, about 10.5 with the empty slots. A
 * miss costs one or two cache lines, and reads a page only once in hundreds of thousands of misses.
 *
 * <p>The first 12 bits of the key choose one of 4,096 segments. Segments grow one at a time and by a quarter, so no growth
 * takes longer than a few microseconds at millions of entries, and none keeps two tables in memory. The next 32 bits are
 * the fingerprint. A segment is an array with gaps, in the order of the fingerprints. The home of an entry is the slot that
 * its fingerprint would have if all were evenly distributed; the entry is there or, with no gap in between, further right.
 * A search therefore ends at the first gap or greater fingerprint, an array may be 85 % full, and growing is one pass over
 * it that reads no page.
 *
 * <p>Keys must be evenly distributed, as hashes are. Lookups of other keys are correct but slow.
 */
final class Index {
    /** No pointer. */
    static final int NONE = 0;

    private static final int SEGMENTS = 1 << 12;
    private static final int SEGMENT_SHIFT = 52;
    private static final int FINGERPRINT_SHIFT = 20;
    private static final int MIN_CAPACITY = 8;
    private static final long[] EMPTY = {0};

    private final Pages pages;
    private final long[][] segments = new long[SEGMENTS][];
    private final int[] capacities = new int[SEGMENTS];
    private final int[] sizes = new int[SEGMENTS];
    private long slots;

    Index(Pages pages) {
        this.pages = pages;
        Arrays.fill(segments, EMPTY);
    }

    /** The pointer to the key's entry, or {@link #NONE}. */
    int find(long high, long low) {
        int number = (int) (high >>> SEGMENT_SHIFT);
        long[] segment = segments[number];
        int fingerprint = (int) (high >>> FINGERPRINT_SHIFT);
        for (int i = home(fingerprint, capacities[number]); ; i++) {
            long slot = segment[i];
            if (slot == 0) {
                return NONE;
            }
            int other = (int) (slot >>> 32);
            if (other == fingerprint) {
                if (pages.hasKey((int) slot, high, low)) {
                    return (int) slot;
                }
            } else if (Integer.compareUnsigned(other, fingerprint) > 0) {
                return NONE;
            }
        }
    }

    /**
     * Sets the pointer of a key to an entry that is in its page already; returns the previous pointer, or {@link #NONE}.
     */
    int put(long high, long low, int pointer) {
        int number = (int) (high >>> SEGMENT_SHIFT);
        long[] segment = segments[number];
        int fingerprint = (int) (high >>> FINGERPRINT_SHIFT);
        long entry = ((long) fingerprint << 32) | (pointer & 0xffffffffL);
        int i = home(fingerprint, capacities[number]);
        for (; segment[i] != 0; i++) {
            int other = (int) (segment[i] >>> 32);
            if (Integer.compareUnsigned(other, fingerprint) > 0) {
                break;
            }
            if (other == fingerprint && pages.hasKey((int) segment[i], high, low)) {
                int before = (int) segment[i];
                segment[i] = entry;
                return before;
            }
        }
        insert(number, i, entry);
        return NONE;
    }

    void forEach(IntConsumer pointers) {
        for (long[] segment : segments) {
            for (long slot : segment) {
                if (slot != 0) {
                    pointers.accept((int) slot);
                }
            }
        }
    }

    /** The size of the arrays in bytes. */
    long bytes() {
        return Long.BYTES * slots;
    }

    private void insert(int number, int at, long entry) {
        long[] segment = segments[number];
        int gap = at;
        while (segment[gap] != 0) {
            gap++;
        }
        // The last slot stays empty, so that every search ends.
        if (gap == segment.length - 1 || sizes[number] >= capacities[number] - capacities[number] * 3L / 20) {
            grow(number);
            insert(number, slotFor(number, (int) (entry >>> 32)), entry);
            return;
        }
        System.arraycopy(segment, at, segment, at + 1, gap - at);
        segment[at] = entry;
        sizes[number]++;
    }

    private int slotFor(int number, int fingerprint) {
        long[] segment = segments[number];
        int i = home(fingerprint, capacities[number]);
        while (segment[i] != 0 && Integer.compareUnsigned((int) (segment[i] >>> 32), fingerprint) <= 0) {
            i++;
        }
        return i;
    }

    private void grow(int number) {
        long[] before = segments[number];
        int capacity = capacities[number];
        long[] after;
        do {
            capacity = Math.max(MIN_CAPACITY, capacity + capacity / 4);
            after = new long[capacity + MIN_CAPACITY + capacity / 64];
        } while (!spread(before, after, capacity));
        slots += after.length - (before == EMPTY ? 0 : before.length);
        segments[number] = after;
        capacities[number] = capacity;
    }

    /** Copies all entries; returns whether they fit with the last slot empty. */
    private static boolean spread(long[] before, long[] after, int capacity) {
        int next = 0;
        for (long slot : before) {
            if (slot != 0) {
                next = Math.max(next, home((int) (slot >>> 32), capacity));
                if (next >= after.length - 1) {
                    return false;
                }
                after[next++] = slot;
            }
        }
        return true;
    }

    private static int home(int fingerprint, int capacity) {
        return (int) (((fingerprint & 0xffffffffL) * capacity) >>> 32);
    }
}
