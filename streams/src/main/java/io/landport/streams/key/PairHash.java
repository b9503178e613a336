package io.landport.streams.key;

/** Hashes pairs of numbers, many of which are close to each other, for hash tables in memory. */
public final class PairHash {
    private PairHash() {}

    /** A hash whose bits all depend on both numbers. */
    public static int of(long first, long second) {
        long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> Integer.SIZE);
    }
}
