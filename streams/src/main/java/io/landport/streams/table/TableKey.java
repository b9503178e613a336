package io.landport.streams.table;

/**
 * Keys of a {@link PagedTable} made of small numbers: each combination has a key of its own, spread as evenly as a hash.
 * The latest key is in {@link #high()} and {@link #low()}, so that it makes no garbage; therefore one thread only.
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
     * @param tag 1 to 127, which kind of entry it is
     * @param first 0 to 2^56
     */
    public TableKey of(int tag, long first, long second) {
        low = mixed(second);
        // One-to-one for each lower half, so that no two combinations meet.
        high = mixed(((long) tag << TAG_SHIFT | first) ^ low);
        return this;
    }

    /** Finishing steps of MurmurHash3 by Appleby: one-to-one, and each bit in depends on each bit out. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
