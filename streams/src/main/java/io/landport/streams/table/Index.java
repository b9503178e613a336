package io.landport.streams.table;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Where each key's entry is: 8 bytes of fingerprint and pointer for each, about 10.5 with the empty places. A miss costs
 * one or two cache lines and touches no page but once in hundreds of thousands.
 *
 * <p>The key's first 12 bits choose one of 4,096 segments, which grow one by one and by a quarter: no growth takes longer
 * than a few microseconds at millions of entries, and none holds two tables in memory. The next 32 bits are the
 * fingerprint. A segment is an array with gaps, in the order of the fingerprints: an entry's home is where its fingerprint
 * would be if all were spread evenly, and it is there or, with no gap in between, further right. So a search ends at the
 * first gap or greater fingerprint, an array may be 85 % full, and growing is one pass over it that touches no page.
 *
 * <p>Keys must be spread evenly, as hashes are; others are found as well, but slowly.
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
    private long places;

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
            long place = segment[i];
            if (place == 0) {
                return NONE;
            }
            int other = (int) (place >>> 32);
            if (other == fingerprint) {
                if (pages.hasKey((int) place, high, low)) {
                    return (int) place;
                }
            } else if (Integer.compareUnsigned(other, fingerprint) > 0) {
                return NONE;
            }
        }
    }

    /** Points the key to an entry, which must be in its page already; returns the pointer before, or {@link #NONE}. */
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
            for (long place : segment) {
                if (place != 0) {
                    pointers.accept((int) place);
                }
            }
        }
    }

    /** Bytes of the arrays. */
    long bytes() {
        return Long.BYTES * places;
    }

    private void insert(int number, int at, long entry) {
        long[] segment = segments[number];
        int gap = at;
        while (segment[gap] != 0) {
            gap++;
        }
        // The last place stays empty: every search ends there at the latest.
        if (gap == segment.length - 1 || sizes[number] >= capacities[number] - capacities[number] * 3L / 20) {
            grow(number);
            insert(number, placeFor(number, (int) (entry >>> 32)), entry);
            return;
        }
        System.arraycopy(segment, at, segment, at + 1, gap - at);
        segment[at] = entry;
        sizes[number]++;
    }

    private int placeFor(int number, int fingerprint) {
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
        places += after.length - (before == EMPTY ? 0 : before.length);
        segments[number] = after;
        capacities[number] = capacity;
    }

    /** Whether all fit with the last place left empty. */
    private static boolean spread(long[] before, long[] after, int capacity) {
        int next = 0;
        for (long place : before) {
            if (place != 0) {
                next = Math.max(next, home((int) (place >>> 32), capacity));
                if (next >= after.length - 1) {
                    return false;
                }
                after[next++] = place;
            }
        }
        return true;
    }

    private static int home(int fingerprint, int capacity) {
        return (int) (((fingerprint & 0xffffffffL) * capacity) >>> 32);
    }
}
