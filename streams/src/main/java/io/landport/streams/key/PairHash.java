package io.landport.streams.key;

/** Spreads keys of two numbers, of which many are near one another, over the slots of an open table in memory. */
public final class PairHash {
    private PairHash() {}

    /** All of its bits depend on both numbers. */
    public static int of(long first, long second) {
        long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> Integer.SIZE);
    }
}
