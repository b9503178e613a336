package io.landport.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Kafka's mock consumer that can also read transaction markers, which advance the position without a record. */
final class ScriptedConsumer extends MockConsumer<byte[], byte[]> {
    private final Map<TopicPartition, OffsetAndMetadata> markers = new HashMap<>();
    private Duration pollTimeout = Duration.ZERO;

    ScriptedConsumer() {
        super("none");
    }

    /** The next poll reads markers up to this offset. */
    void readMarkers(TopicPartition partition, long next) {
        markers.put(partition, new OffsetAndMetadata(next));
    }

    /** The timeout of the last poll. */
    Duration pollTimeout() {
        return pollTimeout;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        pollTimeout = timeout;
        ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        next.putAll(markers);
        markers.forEach((partition, offset) -> seek(partition, offset.offset()));
        markers.clear();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        polled.partitions().forEach(partition -> records.put(partition, polled.records(partition)));
        return new ConsumerRecords<>(records, next);
    }
}
