package io.landport.query.explain;

import io.landport.domain.document.Channel;
import io.landport.store.index.DocumentPartition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads records of the document topics. Records that an operator has quarantined are not read. The others are passed on one at a time, by
 * other threads than the caller's. Not thread-safe; the caller closes it.
 */
public interface InputRecords extends AutoCloseable {

    /** The id of the document topic of a channel; empty if there is no such topic. */
    Optional<String> topicId(Channel channel);

    /** The offsets after the last committed record of each partition. */
    Map<DocumentPartition, Long> ends();

    /** The offsets of the quarantined records of a partition. */
    Set<Long> quarantined(DocumentPartition partition);

    /**
     * Reads all records of ranges, each partition in the order of its offsets.
     *
     * @param ranges by partition
     */
    void scan(Map<DocumentPartition, OffsetRange> ranges, Consumer<DocumentRecord> to);

    /**
     * Reads single records, each partition in the order of its offsets.
     *
     * @param offsets by partition, ascending
     */
    void read(Map<DocumentPartition, long[]> offsets, Consumer<DocumentRecord> to);

    /** Ends reading: from now on, methods throw {@link ReadingCancelledException}. The only method that any thread may call. */
    void cancel();

    @Override
    void close();

    /** The first offset, included, and the end, excluded. */
    record OffsetRange(long first, long end) {
        public OffsetRange {
            if (end < first) {
                throw new IllegalArgumentException("range must not end before " + first + " but ends at " + end);
            }
        }

        public boolean isEmpty() {
            return first == end;
        }
    }
}
