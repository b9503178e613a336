package io.landport.streams.table;

/**
 * Passes entries to an index in batches, each for one 256th of the keys. The part of the index that a batch changes stays in the
 * processor's cache, which makes indexing a large table several times faster. Entries of one key keep their order.
 */
final class BatchedIndexing {
    private static final int PARTS = 256;
    private static final int BATCH = 2048;

    private final Target target;
    private final long[][] highs = new long[PARTS][BATCH];
    private final long[][] lows = new long[PARTS][BATCH];
    private final int[][] pointers = new int[PARTS][BATCH];
    private final int[][] sizes = new int[PARTS][BATCH];
    private final int[] filled = new int[PARTS];

    /** Makes an entry the latest of its key. */
    interface Target {
        void index(long high, long low, int pointer, int size);
    }

    BatchedIndexing(Target target) {
        this.target = target;
    }

    void add(long high, long low, int pointer, int size) {
        int part = (int) (Index.hash(high, low) >>> 56);
        int at = filled[part]++;
        highs[part][at] = high;
        lows[part][at] = low;
        pointers[part][at] = pointer;
        sizes[part][at] = size;
        if (at == BATCH - 1) {
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
