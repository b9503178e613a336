package io.landport.streams.table;

import java.util.Arrays;

/**
 * The directory of an extendible hash index: which bucket has the hashes that begin with some bits. It is in the heap, an {@code int} for each
 * sequence of as many bits as the deepest bucket has.
 */
final class Directory {
    private static final int MAX_DEPTH = 30;

    private int depth;
    private int[] buckets;
    private int count;

    /** A bucket for each sequence of so many bits. */
    Directory(int depth) {
        this.depth = depth;
        this.count = 1 << depth;
        this.buckets = new int[count];
        Arrays.setAll(buckets, prefix -> prefix);
    }

    /** The number of buckets. They are numbered from 0. */
    int count() {
        return count;
    }

    /** The bucket of a hash. */
    int bucket(long hash) {
        return buckets[(int) (hash >>> (Long.SIZE - depth))];
    }

    /**
     * Halves a bucket: the hashes whose next bit is 1 get a new one, whose number is returned.
     *
     * @param prefix the bits that the hashes of the bucket begin with
     * @param bits the number of these bits
     */
    int split(long prefix, int bits) {
        if (bits == depth) {
            twice();
        }
        int added = count++;
        int hashes = 1 << (depth - bits - 1);
        int first = (int) ((2 * prefix + 1) << (depth - bits - 1));
        Arrays.fill(buckets, first, first + hashes, added);
        return added;
    }

    private void twice() {
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("the hashes of a table's keys are not evenly distributed");
        }
        int[] longer = new int[2 * buckets.length];
        Arrays.setAll(longer, prefix -> buckets[prefix >>> 1]);
        buckets = longer;
        depth++;
    }
}
