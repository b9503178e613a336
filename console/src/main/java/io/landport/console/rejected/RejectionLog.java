package io.landport.console.rejected;

import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a rejection from the topics of rejections. They have the time at which the broker appended a record, so the index of the broker
 * leads to the records of the millisecond in which it was published.
 */
public final class RejectionLog {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> properties;
    private final Set<String> topics;
    private final Codec<Rejection> codec;
    private final Clock clock;

    /** @param client connection properties of Kafka */
    public RejectionLog(Map<String, String> client, Topics topics, Wire wire, Clock clock) {
        this.properties = properties(client);
        this.topics = new TreeSet<>(
                List.of(topics.rejected().name(), topics.feedRejections().name()));
        this.codec = wire.codec(topics.rejected());
        this.clock = clock;
    }

    /**
     * The rejection with an id; empty if its topic does not have it any more.
     *
     * @param published when it was published
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public Optional<Rejection> read(String id, Instant published) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, id, published.toEpochMilli());
        }
    }

    private Optional<Rejection> read(Consumer<byte[], byte[]> consumer, String id, long published) {
        Set<TopicPartition> unread = seek(consumer, published);
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!unread.isEmpty() && clock.instant().isBefore(deadline)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.timestamp() > published) {
                    unread.remove(partition);
                } else if (record.value() != null) {
                    Optional<Rejection> found = codec.decode(record.value())
                            .value()
                            .filter(rejection -> rejection.id().equals(id));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(unread);
            unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
        }
        return Optional.empty();
    }

    /** Returns the partitions that have records of this millisecond or later, each at the first of them. */
    private Set<TopicPartition> seek(Consumer<byte[], byte[]> consumer, long published) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> wanted.put(new TopicPartition(topic, partition.partition()), published));
        }
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(wanted));
        found.values().removeIf(offset -> offset == null);
        consumer.assign(found.keySet());
        found.forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
        return new HashSet<>(found.keySet());
    }

    private static Map<String, Object> properties(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }
}
