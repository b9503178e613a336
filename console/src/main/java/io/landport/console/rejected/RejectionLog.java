package io.landport.console.rejected;

import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Rejection;
import io.landport.kafka.read.BoundedReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a rejection from the topics of rejections. They have the time at which the broker appended a record, so the index of the broker
 * leads to the records of the millisecond in which it was published.
 */
public final class RejectionLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, String> client;
    private final Set<String> topics;
    private final Codec<Rejection> codec;

    /** @param client connection properties of Kafka */
    public RejectionLog(Map<String, String> client, Topics topics, Wire wire) {
        this.client = Map.copyOf(client);
        this.topics = new TreeSet<>(
                List.of(topics.rejected().name(), topics.feedRejections().name()));
        this.codec = wire.codec(topics.rejected());
    }

    /**
     * The rejection with an id; empty if its topic does not have it any more.
     *
     * @param published when it was published
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public Optional<Rejection> read(String id, Instant published) {
        try (Consumer<byte[], byte[]> consumer = BoundedReader.open(client)) {
            return read(consumer, id, published.toEpochMilli());
        }
    }

    private Optional<Rejection> read(Consumer<byte[], byte[]> consumer, String id, long published) {
        Set<TopicPartition> unread = seek(consumer, published);
        Map<TopicPartition, Long> ends = consumer.endOffsets(unread);
        List<Rejection> found = new ArrayList<>();
        Supplier<Set<TopicPartition>> wanted = () -> {
            unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            return found.isEmpty() ? unread : Set.of();
        };
        BoundedReader.read(
                consumer,
                wanted,
                record -> {
                    if (record.timestamp() > published) {
                        unread.remove(new TopicPartition(record.topic(), record.partition()));
                    } else if (record.value() != null) {
                        codec.decode(record.value())
                                .value()
                                .filter(rejection -> rejection.id().equals(id))
                                .ifPresent(found::add);
                    }
                },
                TIMEOUT);
        return found.stream().findFirst();
    }

    /** Returns the partitions that have records of this millisecond or later, each at the first of them. */
    private Set<TopicPartition> seek(Consumer<byte[], byte[]> consumer, long published) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        for (String topic : topics) {
            BoundedReader.partitions(consumer, topic).forEach(partition -> wanted.put(partition, published));
        }
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(wanted));
        found.values().removeIf(offset -> offset == null);
        consumer.assign(found.keySet());
        found.forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
        return new HashSet<>(found.keySet());
    }
}
