package io.landport.kafka.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers of committed records without a group or committed offsets, and reads partitions up to a known end. */
public final class BoundedReader {
    /** How long a reader waits for a record. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(200);

    // Closing waits for the fetch in flight, which the broker holds for this long at the end of a partition.
    private static final String FETCH_WAIT_MS = "20";

    /** The socket's receive buffer of the operating system, which enlarges it; see docs/adr/0041-no-stalls.md. */
    private static final int AUTOMATIC_BUFFER = -1;

    private static final int MAX_POLL_RECORDS = 5_000;

    private BoundedReader() {}

    /**
     * Opens a consumer that reads to the current ends.
     *
     * @param client connection properties
     */
    public static KafkaConsumer<byte[], byte[]> open(Map<String, String> client) {
        return open(client, Map.of());
    }

    /** The same with properties that suit the reader. */
    public static KafkaConsumer<byte[], byte[]> open(Map<String, String> client, Map<String, String> own) {
        Map<String, Object> properties = properties(client);
        properties.putAll(own);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Properties of all consumers of committed records without a group. */
    static Map<String, Object> properties(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, AUTOMATIC_BUFFER);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Records may be deleted between the look-up of an offset and the fetch.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // An interceptor could drop records.
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of());
        return properties;
    }

    /** The partitions of an existing topic. */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Passes on the records of all assigned partitions from their positions to their current ends. */
    static void readOn(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        read(consumer, () -> unread(consumer, ends), to);
    }

    /** The partitions whose position is before their end. */
    public static Set<TopicPartition> unread(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Passes on records until no partition is unread.
     *
     * @param unread the assigned partitions of which records are wanted, evaluated before each poll; may move their positions
     * @throws TimeoutException if Kafka sends no record of them for a minute
     */
    public static void read(
            Consumer<byte[], byte[]> consumer,
            Supplier<? extends Collection<TopicPartition>> unread,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
        read(consumer, unread, to, TIMEOUT);
    }

    /** The same with a time limit for readers that cannot wait for a minute. */
    public static void read(
            Consumer<byte[], byte[]> consumer,
            Supplier<? extends Collection<TopicPartition>> unread,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to,
            Duration timeout) {
        readEach(consumer, unread, partition -> to, timeout);
    }

    /**
     * The same with a receiver for each partition, which need not look up the partition of each record.
     *
     * @param to the receiver of a partition
     */
    public static void readEach(
            Consumer<byte[], byte[]> consumer,
            Supplier<? extends Collection<TopicPartition>> unread,
            Function<TopicPartition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>>> to) {
        readEach(consumer, unread, to, TIMEOUT);
    }

    private static void readEach(
            Consumer<byte[], byte[]> consumer,
            Supplier<? extends Collection<TopicPartition>> unread,
            Function<TopicPartition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>>> to,
            Duration timeout) {
        Map<TopicPartition, Long> before = Map.of();
        long since = System.nanoTime();
        while (true) {
            Map<TopicPartition, Long> positions =
                    unread.get().stream().collect(Collectors.toMap(partition -> partition, consumer::position));
            if (positions.isEmpty()) {
                return;
            }
            if (!positions.equals(before)) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > timeout.toNanos()) {
                throw new TimeoutException(
                        "Kafka has sent no record for " + timeout.toSeconds() + " s after these offsets: " + positions);
            }
            before = positions;
            Set<TopicPartition> others = new HashSet<>(consumer.assignment());
            others.removeAll(positions.keySet());
            consumer.pause(others);
            consumer.resume(positions.keySet());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                records.records(partition).forEach(to.apply(partition));
            }
        }
    }
}
