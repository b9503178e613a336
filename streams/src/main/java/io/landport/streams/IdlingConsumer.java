package io.landport.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer of Kafka Streams that fetches nothing while it is idle. It fetches as configured until no record has arrived for a while: for
 * throughput its broker answers late if there is little, and an answer with nothing is followed by the next fetch at once, which was most of
 * what an idle pipeline cost. Then it waits for {@link Arrivals}, and polls only for its duties in the group. For one thread.
 */
final class IdlingConsumer {
    /** How long no record has arrived before the consumer is idle. Longer than the pauses of a feed that sends continuously. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(2);

    /** The time between two polls of an idle consumer: how late it takes part in what its group does, and ends. */
    static final Duration IDLE_WAIT = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Arrivals arrivals;
    private final LongSupplier nanos;
    private final Set<TopicPartition> pausedMeanwhile = new HashSet<>();
    private Set<TopicPartition> watched = Set.of();
    private long active;

    private IdlingConsumer(Consumer<byte[], byte[]> consumer, Arrivals arrivals, LongSupplier nanos) {
        this.consumer = consumer;
        this.arrivals = arrivals;
        this.nanos = nanos;
        this.active = nanos.getAsLong();
    }

    /** Waits for records. */
    interface Arrivals {
        /** Begins to watch partitions instead of those before. */
        void watch(Map<TopicPartition, Long> positions);

        /** Whether a record after the positions has arrived; returns at once if so. */
        boolean await(Duration atMost);

        void close();
    }

    /**
     * The consumer with its polls replaced.
     *
     * @param arrivals is closed with the consumer
     * @param nanos a clock
     */
    static Consumer<byte[], byte[]> of(Consumer<byte[], byte[]> consumer, Arrivals arrivals, LongSupplier nanos) {
        IdlingConsumer idling = new IdlingConsumer(consumer, arrivals, nanos);
        return ClientProxy.of(Consumer.class, consumer, (name, arguments, original) -> {
            if (name.equals("poll") && arguments[0] instanceof Duration timeout) {
                return idling.poll(timeout);
            }
            if (name.equals("close")) {
                arrivals.close();
            } else if (name.equals("pause")) {
                idling.notePaused(arguments);
            }
            return original.call(arguments);
        });
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        Set<TopicPartition> fetched = fetched();
        boolean isIdle = !timeout.isZero() && !fetched.isEmpty() && nanos.getAsLong() - active > IDLE_AFTER.toNanos();
        if (isIdle && !hasArrived(fetched)) {
            return pollWithoutFetch(fetched);
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
        if (isIdle || !records.isEmpty()) {
            active = nanos.getAsLong();
            watched = Set.of();
        }
        return records;
    }

    /** Kafka Streams pauses partitions whose records it has not processed, and intake those of feeds that are held. */
    private Set<TopicPartition> fetched() {
        Set<TopicPartition> fetched = new HashSet<>(consumer.assignment());
        fetched.removeAll(consumer.paused());
        return fetched;
    }

    /** Also true if it cannot be known: then the consumer polls as if it were not idle, and reports what is wrong. */
    private boolean hasArrived(Set<TopicPartition> fetched) {
        try {
            if (watched.isEmpty()) {
                arrivals.watch(positions(fetched));
                watched = fetched;
            }
            return !watched.equals(fetched) || arrivals.await(IDLE_WAIT);
        } catch (KafkaException e) {
            return true;
        }
    }

    private Map<TopicPartition, Long> positions(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition, Duration.ZERO)));
        return positions;
    }

    /** Within a poll partitions may be revoked, and Kafka Streams may pause some, such as those of a task that it will restore. */
    private ConsumerRecords<byte[], byte[]> pollWithoutFetch(Set<TopicPartition> fetched) {
        pausedMeanwhile.clear();
        consumer.pause(fetched);
        try {
            return consumer.poll(Duration.ZERO);
        } finally {
            fetched.retainAll(consumer.assignment());
            fetched.removeAll(pausedMeanwhile);
            consumer.resume(fetched);
        }
    }

    private void notePaused(Object[] arguments) {
        ((Collection<?>) arguments[0]).forEach(partition -> pausedMeanwhile.add((TopicPartition) partition));
    }
}
