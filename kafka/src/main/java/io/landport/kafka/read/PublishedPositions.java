package io.landport.kafka.read;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.total.PublishedUpTo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Compares the ends of documents with the positions up to which streams has published all of their results. */
public final class PublishedPositions implements AutoCloseable {
    private final Topics topics;
    private final RecordValues<PublishedUpTo> values;
    private final Consumer<byte[], byte[]> documents;
    private final Consumer<byte[], byte[]> positions;
    private final PublishedBook book;

    /** @param client connection properties */
    public PublishedPositions(Map<String, String> client, Topics topics, Wire wire) {
        this.topics = topics;
        this.values = new RecordValues<>(topics.published(), wire);
        this.book = new PublishedBook(topics.published().partitions());
        this.documents = BoundedReader.open(client);
        this.positions = BoundedReader.open(client);
        List<TopicPartition> partitions =
                BoundedReader.partitions(positions, topics.published().name());
        positions.assign(partitions);
        positions.seekToBeginning(partitions);
    }

    /**
     * The offset after the last record of each partition of documents that has records. Unlike the end offset, it does not
     * include transaction markers.
     */
    public Map<TopicPartition, Long> documents() {
        List<TopicPartition> partitions = topics.documentNames().stream()
                .flatMap(topic -> BoundedReader.partitions(documents, topic).stream())
                .toList();
        return nextOffsets(documents.endOffsets(partitions));
    }

    /**
     * The offsets that streams reaches when it has read all documents up to their ends: after the last record, because streams commits
     * no offset for transaction markers alone. Of a partition with an open transaction it is the end.
     *
     * @param ends end offsets of documents, which include records of open transactions
     */
    public Map<TopicPartition, Long> readable(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = documents.endOffsets(ends.keySet());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, Long> complete = new HashMap<>();
        ends.forEach((partition, end) ->
                (committed.getOrDefault(partition, 0L) < end ? offsets : complete).put(partition, end));
        offsets.putAll(nextOffsets(complete));
        return offsets;
    }

    /**
     * The offset after the last record of each partition that has a record before its end.
     *
     * @param ends end offsets; if they include records of open transactions, waits for these
     */
    public Map<TopicPartition, Long> nextOffsets(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> beginnings = documents.beginningOffsets(ends.keySet());
        Map<TopicPartition, Long> nextOffsets = new HashMap<>();
        ends.forEach((partition, end) -> {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long next = nextOffset(partition, beginning, end);
            if (next > beginning) {
                nextOffsets.put(partition, next);
            }
        });
        return nextOffsets;
    }

    /** The offset up to which all partitions of totals have published each partition of documents. */
    public Map<TopicPartition, Long> published() {
        BoundedReader.readOn(positions, record -> book.take(values.of(record).orElseThrow()));
        return book.all();
    }

    @Override
    public void close() {
        try (documents) {
            positions.close();
        }
    }

    /** Searches backwards for the last record: one step, unless the partition ends with transaction markers. */
    private long nextOffset(TopicPartition partition, long beginning, long end) {
        documents.assign(List.of(partition));
        long step = 1;
        for (long from = end; from > beginning; step *= 2) {
            from = Math.max(beginning, from - step);
            long last = lastOffset(partition, from, end);
            if (last >= 0) {
                return last + 1;
            }
        }
        return beginning;
    }

    private long lastOffset(TopicPartition partition, long from, long end) {
        documents.seek(partition, from);
        long[] last = {-1};
        BoundedReader.read(
                documents,
                () -> BoundedReader.unread(documents, Map.of(partition, end)),
                record -> last[0] = record.offset() < end ? record.offset() : last[0]);
        return last[0];
    }
}
