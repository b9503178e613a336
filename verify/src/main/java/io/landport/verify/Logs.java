package io.landport.verify;

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

/** Topics read from their beginning to an end that is fixed beforehand. Takes part in no group and commits nothing. */
final class Logs implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_POLL_RECORDS = 5_000;
    private static final int FETCH_WAIT_MS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param kafka client properties by Kafka's own names */
    Logs(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        // At the end of one topic a fetch is still under way that the next topic's has to wait for.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Where the committed records of topics end now, by partition. */
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return consumer.endOffsets(partitions);
    }

    /**
     * Reads all records up to the ends, those of a partition in order.
     *
     * @throws TimeoutException if nothing comes for a minute
     */
    void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader, ProgressListener meter) {
        consumer.assign(ends.keySet());
        // What an earlier reading paused stays so across assignments.
        consumer.resume(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        long all = ends.values().stream().mapToLong(end -> end).sum();
        long left = left(ends);
        long since = System.nanoTime();
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                if (record.offset() < end) {
                    reader.accept(record);
                }
            }
            long before = left;
            left = left(ends);
            since = left < before ? System.nanoTime() : since;
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new TimeoutException("Kafka gives no more of " + ends.keySet() + ": " + left + " records to go");
            }
            meter.at(all - left, all);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** How much is left to read; what has been read to its end is paused. */
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
