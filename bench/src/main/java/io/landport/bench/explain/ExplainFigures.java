package io.landport.bench.explain;

import java.time.Duration;
import java.util.List;

/**
 * What was measured.
 *
 * @param documents in the topics
 * @param published time in which they were created and published
 * @param stored time from the first document until all were in the store
 * @param pipeline time from the first document until all were in the store and in the index
 * @param indexBytes of the index of documents in the store, with its own indexes
 */
public record ExplainFigures(
        int documents,
        Duration published,
        Duration stored,
        Duration pipeline,
        long indexBytes,
        List<Explained> explained) {
    public ExplainFigures {
        explained = List.copyOf(explained);
    }

    /**
     * A total that was explained.
     *
     * @param what its days and crossing
     * @param bound that the first time may take
     * @param first time, with nothing read before
     * @param again median of the following times
     * @param rows of the answer: documents of which something is left
     */
    public record Explained(
            String what, Duration bound, Duration first, Duration again, long rows, boolean isEqualToStore) {
        public boolean isInTime() {
            return isEqualToStore && first.compareTo(bound) < 0;
        }
    }

    /** Bytes of the index for each document. */
    public long bytesPerDocument() {
        return (indexBytes + documents - 1) / documents;
    }

    /** Whether every explanation is equal to the store and took less than it may. */
    public boolean isInTime() {
        return explained.stream().allMatch(Explained::isInTime);
    }
}
