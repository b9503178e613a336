package io.landport.bench.workload;

/** Random numbers by position instead of by sequence: equal seed, index and draw give equal numbers. */
record WorkloadRandom(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int DRAWS = 64;

    /**
     * A number from 0 to {@code bound - 1}.
     *
     * @param draw which of the numbers of this index, below 64
     */
    int below(int bound, long index, int draw) {
        long bits = mix(seed + GOLDEN * (index * DRAWS + draw + 1));
        return (int) Math.floorMod(bits >>> 1, (long) bound);
    }

    /** Same as {@link #below}, for bounds that exceed an {@code int}. */
    long longBelow(long bound, long index, int draw) {
        return Math.floorMod(mix(seed + GOLDEN * (index * DRAWS + draw + 1)) >>> 1, bound);
    }

    /** Stafford's thirteenth variant of the mix of MurmurHash3, as in {@link java.util.SplittableRandom}. */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
