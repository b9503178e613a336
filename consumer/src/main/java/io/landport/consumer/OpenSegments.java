package io.landport.consumer;

import io.landport.contract.Codec;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.TradeDocument;
import io.landport.store.StoreUnavailableException;
import io.landport.store.index.DeclaredPlace;
import io.landport.store.index.DocumentIndexStore;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.IndexPosition;
import io.landport.store.index.KeyHash;
import io.landport.store.index.SegmentBuilder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The segments that are being built, one for each partition that is read. Writes each when it is full. */
final class OpenSegments {
    private static final byte[] NO_KEY = {};

    private final Codec<TradeDocument> codec;
    private final DocumentIndexStore store;
    private final int capacity;
    private final Map<TopicPartition, Open> open = new HashMap<>();

    /** @param capacity records of a segment */
    OpenSegments(Codec<TradeDocument> codec, DocumentIndexStore store, int capacity) {
        this.codec = codec;
        this.store = store;
        this.capacity = capacity;
    }

    private record Open(DocumentPartition partition, String topicId, SegmentBuilder builder) {}

    void begin(TopicPartition partition, DocumentPartition indexed, String topicId, IndexPosition position) {
        open.put(
                partition,
                new Open(
                        indexed,
                        topicId,
                        new SegmentBuilder(indexed, position.nextOffset(), position.latestMoment(), capacity)));
    }

    void remove(TopicPartition partition) {
        open.remove(partition);
    }

    void clear() {
        open.clear();
    }

    /**
     * Adds a record. Before it, writes the segment of its partition if that is full.
     *
     * @return false if another process has written the segment; then nothing is added
     */
    boolean add(ConsumerRecord<byte[], byte[]> record) throws StoreUnavailableException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Open segment = open.get(partition);
        if (segment == null) {
            throw new IllegalStateException(partition + " was read without a position");
        }
        if (segment.builder().isFull()) {
            if (!store.write(segment.builder().build(record.offset()), segment.topicId())) {
                return false;
            }
            begin(
                    partition,
                    segment.partition(),
                    segment.topicId(),
                    new IndexPosition(record.offset(), segment.builder().latestMoment()));
            return add(record);
        }
        add(record, segment.builder());
        return true;
    }

    private void add(ConsumerRecord<byte[], byte[]> record, SegmentBuilder builder) {
        int hash = KeyHash.of(record.key() == null ? NO_KEY : record.key());
        if (record.value() != null
                && codec.decode(record.value()).value().orElse(null) instanceof Declaration declaration) {
            builder.add(
                    record.offset(),
                    record.timestamp(),
                    hash,
                    DeclaredPlace.of(declaration),
                    declaration.header().statisticalDate());
        } else {
            builder.add(record.offset(), record.timestamp(), hash);
        }
    }
}
