package io.landport.streams.table;

/**
 * Keys of a {@link PagedTable} that consist of small numbers. Different numbers have different keys, distributed as evenly
 * as hashes. The latest key is in {@link #high()} and {@link #low()}, so making a key does not allocate. Not thread-safe.
 */
public final class TableKey {
    private static final int TAG_SHIFT = 56;

    private long high;
    private long low;

    /** The upper half of the latest key. */
    public long high() {
        return high;
    }

    /** The lower half of the latest key. */
    public long low() {
        return low;
    }

    /**
     * The key of two numbers under a tag.
     *
     * @param tag the kind of entry, 1 to 127
     * @param first 0 to 2^56
     */
    public TableKey of(int tag, long first, long second) {
        low = mix(second);
        // A bijection for each lower half, so no two keys are equal.
        high = mix(((long) tag << TAG_SHIFT | first) ^ low);
        return this;
    }

    /** The finalizer of MurmurHash3 by Appleby: a bijection in which each output bit depends on each input bit. */
    private static long mix(long number) {
        long mixed = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
