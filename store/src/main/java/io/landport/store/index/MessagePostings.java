package io.landport.store.index;

import java.util.function.LongConsumer;

/**
 * The offsets of all records of a segment in one bucket of hashes, in the order of the hashes: the difference of the hash from the one
 * before, and the offset.
 */
public final class MessagePostings {
    private final byte[] packed;

    MessagePostings(byte[] packed) {
        this.packed = packed;
    }

    /** @param sorted each a hash in the upper half and an offset relative to the first one of the segment in the lower, ascending */
    static MessagePostings of(long[] sorted, int from, int to) {
        PackedNumbers packed = new PackedNumbers();
        long hash = 0;
        for (int i = from; i < to; i++) {
            packed.add((sorted[i] >>> Integer.SIZE) - hash);
            packed.add(sorted[i] & 0xFFFF_FFFFL);
            hash = sorted[i] >>> Integer.SIZE;
        }
        return new MessagePostings(packed.bytes());
    }

    /**
     * Finds the records of documents.
     *
     * @param hashes of their keys, as unsigned numbers ascending
     * @param to receives each offset relative to the first one of the segment
     */
    public void find(long[] hashes, LongConsumer to) {
        PackedNumbers.Reader in = new PackedNumbers.Reader(packed);
        long hash = 0;
        int wanted = 0;
        while (in.hasNext()) {
            hash += in.next();
            long offset = in.next();
            while (wanted < hashes.length && hashes[wanted] < hash) {
                wanted++;
            }
            if (wanted == hashes.length) {
                return;
            }
            if (hashes[wanted] == hash) {
                to.accept(offset);
            }
        }
    }

    byte[] packed() {
        return packed.clone();
    }
}
