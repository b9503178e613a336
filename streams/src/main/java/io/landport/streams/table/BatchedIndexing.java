package io.landport.streams.table;

/**
 * Passes entries to an index in batches, each for one 256th of the keys. The part of the index that a batch changes stays in the
 * processor's cache, which makes indexing a large table several times faster. Entries of one key keep their order.
 */
final class BatchedIndexing {
    private static final int PARTS = 256;
    private static final int MAX_BATCH = 2048;

    private final Target target;
    private final int batch;
    private final long[][] highs;
    private final long[][] lows;
    private final long[][] pointers;
    private final int[][] sizes;
    private final int[] filled = new int[PARTS];

    /** Makes an entry the latest of its key. */
    interface Target {
        void index(long high, long low, long pointer, int size);
    }

    /** @param maxEntries an upper bound: the batches of a small table take little memory */
    BatchedIndexing(Target target, long maxEntries) {
        this.target = target;
        this.batch = (int) Math.min(MAX_BATCH, 1 + maxEntries / PARTS);
        this.highs = new long[PARTS][batch];
        this.lows = new long[PARTS][batch];
        this.pointers = new long[PARTS][batch];
        this.sizes = new int[PARTS][batch];
    }

    void add(long high, long low, long pointer, int size) {
        int part = (int) (Index.hash(high, low) >>> 56);
        int at = filled[part]++;
        highs[part][at] = high;
        lows[part][at] = low;
        pointers[part][at] = pointer;
        sizes[part][at] = size;
        if (at == batch - 1) {
            index(part);
        }
    }

    /** Must be called after the last entry. */
    void finish() {
        for (int part = 0; part < PARTS; part++) {
            index(part);
        }
    }

    private void index(int part) {
        for (int i = 0; i < filled[part]; i++) {
            target.index(highs[part][i], lows[part][i], pointers[part][i], sizes[part][i]);
        }
        filled[part] = 0;
    }
}
