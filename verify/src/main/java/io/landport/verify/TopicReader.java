package io.landport.verify;

import io.landport.verify.recompute.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from the beginning to a fixed end. Joins no consumer group and commits no offsets. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_POLL_RECORDS = 5_000;
    private static final int FETCH_WAIT_MS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param kafka client properties by Kafka's names */
    TopicReader(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        // The first fetch of a topic waits for the last one of the topic before.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The current end offsets of committed records, by partition. */
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return consumer.endOffsets(partitions);
    }

    /**
     * Reads all records up to the ends, each partition in order.
     *
     * @throws TimeoutException if no record arrives for a minute
     */
    void read(
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> handler,
            ProgressListener progress) {
        consumer.assign(ends.keySet());
        // A partition that an earlier call paused stays paused across assignments.
        consumer.resume(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        long all = ends.values().stream().mapToLong(end -> end).sum();
        long left = left(ends);
        long since = System.nanoTime();
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                if (record.offset() < end) {
                    handler.accept(record);
                }
            }
            long before = left;
            left = left(ends);
            since = left < before ? System.nanoTime() : since;
            if (System.nanoTime() - since > TIMEOUT.toNanos()) {
                throw new TimeoutException("no records from Kafka for " + TIMEOUT.toSeconds() + " s; " + left
                        + " records of " + ends.keySet() + " not read");
            }
            progress.at(all - left, all);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The number of offsets left to read; pauses partitions that have been read to their end. */
    private long left(Map<TopicPartition, Long> ends) {
        long left = 0;
        List<TopicPartition> done = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long here = end.getValue() - consumer.position(end.getKey());
            left += Math.max(0, here);
            if (here <= 0) {
                done.add(end.getKey());
            }
        }
        consumer.pause(done);
        return left;
    }
}
