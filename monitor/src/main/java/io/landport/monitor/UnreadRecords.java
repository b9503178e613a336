package io.landport.monitor;

import io.landport.kafka.read.BoundedReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** Finds the first record after an offset in each of many partitions. Transaction markers are not records. For one thread. */
final class UnreadRecords implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;

    /** @param client connection properties */
    UnreadRecords(Map<String, String> client) {
        // A broker sends at least one batch, and no more is needed.
        this(BoundedReader.open(client, Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1")));
    }

    UnreadRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** The offsets after the last committed record of partitions. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /**
     * The first record of each partition at or after an offset. Partitions without one are missing.
     *
     * @param from offsets by partition
     * @param ends where to stop
     * @throws org.apache.kafka.common.errors.TimeoutException if Kafka sends none for five seconds: that is not the same as no lag
     */
    Map<TopicPartition, First> first(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, First> found = new HashMap<>();
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        BoundedReader.read(
                consumer,
                () -> from.keySet().stream()
                        .filter(partition -> !found.containsKey(partition)
                                && consumer.position(partition) < ends.getOrDefault(partition, 0L))
                        .toList(),
                record -> found.putIfAbsent(
                        new TopicPartition(record.topic(), record.partition()),
                        new First(record.offset(), record.timestamp())),
                TIMEOUT);
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Offset and timestamp of a record. */
    record First(long offset, long timestamp) {}
}
