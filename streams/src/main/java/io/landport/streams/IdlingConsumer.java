package io.landport.streams;

import io.landport.streams.commit.ThreadInput;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer of Kafka Streams that fetches less often while few records arrive ({@link IntervalReading}), and nothing while it is idle: for
 * throughput its broker answers late if there is little, and an answer with nothing is followed by the next fetch at once, which was most of
 * what an idle pipeline cost. When no record has arrived for a while it waits for {@link Arrivals}, and polls only for its duties in the
 * group. Every few seconds it fetches all the same: the arrivals may be unable to connect, and an offset behind aborted records is committed
 * only if they were fetched. For one thread.
 */
final class IdlingConsumer {
    /** How long no record has arrived before the consumer is idle. Longer than the pauses of a feed that sends continuously. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(2);

    /** The time between two polls of an idle consumer: how late it takes part in what its group does, and ends. */
    static final Duration IDLE_WAIT = Duration.ofMillis(200);

    /** The time between two fetches of an idle consumer. Brokers and consumers close a connection on which nothing is sent for longer. */
    static final Duration FETCH_EVERY = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Arrivals arrivals;
    private final LongSupplier nanos;
    private final IntervalReading reading;
    private final Set<TopicPartition> pausedMeanwhile = new HashSet<>();
    private Map<TopicPartition, Long> watched = Map.of();
    private boolean isProcessing;
    private long active;
    private long fetchedAt;

    private IdlingConsumer(
            Consumer<byte[], byte[]> consumer, Arrivals arrivals, LongSupplier nanos, LongConsumer parkNanos) {
        this.consumer = consumer;
        this.arrivals = arrivals;
        this.nanos = nanos;
        this.reading = new IntervalReading(consumer, nanos, parkNanos);
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
     * @param parkNanos waits
     */
    static Consumer<byte[], byte[]> of(
            Consumer<byte[], byte[]> consumer, Arrivals arrivals, LongSupplier nanos, LongConsumer parkNanos) {
        IdlingConsumer idling = new IdlingConsumer(consumer, arrivals, nanos, parkNanos);
        return ClientProxy.of(Consumer.class, consumer, (name, arguments, original) -> {
            if (name.equals("poll") && arguments[0] instanceof Duration timeout) {
                ThreadInput.ofThisThread().setConsumer(consumer);
                return idling.poll(timeout);
            }
            if (name.equals("pause")) {
                idling.notePaused(arguments);
            }
            try {
                return original.call(arguments);
            } finally {
                if (name.equals("close")) {
                    arrivals.close();
                }
            }
        });
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        long now = nanos.getAsLong();
        if (isProcessing) {
            active = now;
        }
        boolean mayBeIdle = !timeout.isZero() && now - active > IDLE_AFTER.toNanos();
        Set<TopicPartition> fetched = mayBeIdle ? fetched() : Set.of();
        if (fetched.isEmpty()) {
            watched = Map.of();
        } else if (hasArrived(fetched)) {
            active = now;
        } else if (now - fetchedAt < FETCH_EVERY.toNanos()) {
            reading.readContinuously();
            return pollWithoutFetch(fetched);
        }
        fetchedAt = now;
        ConsumerRecords<byte[], byte[]> records = reading.poll(timeout);
        isProcessing = !records.isEmpty();
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
            Map<TopicPartition, Long> positions = positions(fetched);
            if (watched.isEmpty()) {
                arrivals.watch(positions);
                watched = positions;
            }
            return !watched.equals(positions) || arrivals.await(IDLE_WAIT);
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
