package io.landport.kafka.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics and continues with what is committed later. Tombstones are skipped. For one thread. */
public final class TopicCursor implements AutoCloseable {
    /** What arrives ends a fetch at once, and closing does not wait for one. */
    private static final String FETCH_WAIT_MS = "5000";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Reader> readers;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean isOpen;
    private boolean isCaughtUp;

    /**
     * What is read of a topic.
     *
     * @param latest how many records are read of those that a partition has at the start
     * @param to receives records with a value
     */
    public record Reader(long latest, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        /** Reads a topic from its beginning. */
        public static Reader ofAll(Consumer<ConsumerRecord<byte[], byte[]>> to) {
            return new Reader(Long.MAX_VALUE, to);
        }
    }

    /**
     * Does not connect before the first poll.
     *
     * @param client connection properties
     * @param readers by name of the topic
     */
    public TopicCursor(Map<String, String> client, Map<String, Reader> readers) {
        this.consumer =
                new KafkaConsumer<>(properties(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.readers = Map.copyOf(readers);
    }

    static Map<String, Object> properties(Map<String, String> client) {
        Map<String, Object> properties = BoundedReader.properties(client);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        return properties;
    }

    /**
     * Passes on what arrives within a time. Returns whether something did.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public boolean poll(Duration atMost) {
        if (!isOpen) {
            seek();
        }
        boolean isAny = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            isAny = true;
            Reader reader = readers.get(record.topic());
            if (reader != null && record.value() != null) {
                reader.to().accept(record);
            }
        }
        return isAny;
    }

    /** How much is read of what the topics had at the start, in percent. */
    public int percentRead() {
        if (!isOpen || isCaughtUp) {
            return isCaughtUp ? 100 : 0;
        }
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long start = starts.getOrDefault(end.getKey(), 0L);
            all += end.getValue() - start;
            read += Math.min(end.getValue(), consumer.position(end.getKey())) - start;
        }
        isCaughtUp = read >= all;
        return isCaughtUp ? 100 : (int) (read * 100 / all);
    }

    /** Makes a poll of another thread fail with a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wakeup() {
        consumer.wakeup();
    }

    /** The consumer has no group and commits nothing: a broker that does not answer must not delay the end. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void seek() {
        List<TopicPartition> partitions = new ArrayList<>();
        readers.keySet().forEach(topic -> partitions.addAll(BoundedReader.partitions(consumer, topic)));
        consumer.assign(partitions);
        ends.putAll(consumer.endOffsets(partitions));
        consumer.beginningOffsets(partitions).forEach((partition, beginning) -> {
            Reader reader = readers.get(partition.topic());
            long latest = reader == null ? 0 : reader.latest();
            starts.put(partition, Math.max(beginning, ends.getOrDefault(partition, 0L) - latest));
        });
        starts.forEach(consumer::seek);
        isOpen = true;
    }
}
