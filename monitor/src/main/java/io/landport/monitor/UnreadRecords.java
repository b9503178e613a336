package io.landport.monitor;

import io.landport.kafka.read.BoundedReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Finds the first record after an offset in each of many partitions. Transaction markers are not records. For one thread. */
final class UnreadRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;

    /** @param client connection properties */
    UnreadRecords(Map<String, String> client) {
        this(BoundedReader.open(small(client)));
    }

    UnreadRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** A broker sends at least one batch, and no more is needed. */
    private static Map<String, String> small(Map<String, String> client) {
        Map<String, String> small = new HashMap<>(client);
        small.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1");
        return small;
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
     * @throws TimeoutException if Kafka does not send them within five seconds: that is not the same as no lag
     */
    Map<TopicPartition, First> first(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, First> found = new HashMap<>();
        Set<TopicPartition> missing = new HashSet<>(from.keySet());
        consumer.assign(missing);
        // A partition that stays assigned also stays paused.
        consumer.resume(missing);
        from.forEach(consumer::seek);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (missing.remove(partition)) {
                    found.put(partition, new First(record.offset(), record.timestamp()));
                    consumer.pause(Set.of(partition));
                }
            }
            missing.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
        }
        if (!missing.isEmpty()) {
            throw new TimeoutException("Kafka has not sent the first unread records of " + missing + " within "
                    + TIMEOUT.toSeconds() + " s");
        }
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Offset and timestamp of a record. */
    record First(long offset, long timestamp) {}
}
