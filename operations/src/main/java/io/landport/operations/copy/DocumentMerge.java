package io.landport.operations.copy;

import io.landport.installation.CommandException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges the partitions of a topic in the order of the greatest timestamp so far in each. Records of one partition stay in their order,
 * and the timestamps of the merged records never go back. Reads a partition only when none of its records is left, so that it holds at
 * most one poll of each.
 */
final class DocumentMerge {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, SourcePartition> sources = new HashMap<>();
    private final Set<SourcePartition> starved = new HashSet<>();
    private final PriorityQueue<SourcePartition> buffered =
            new PriorityQueue<>(Comparator.comparingLong(SourcePartition::timestamp)
                    .thenComparing(source -> source.partition().partition()));

    /**
     * Assigns the partitions to a consumer, at their positions.
     *
     * @param consumer reads committed records
     */
    DocumentMerge(Consumer<byte[], byte[]> consumer, Collection<SourcePartition> sources) {
        this.consumer = consumer;
        sources.forEach(source -> this.sources.put(source.partition(), source));
        starved.addAll(sources);
        consumer.assign(this.sources.keySet());
        sources.forEach(
                source -> consumer.seek(source.partition(), source.position().nextOffset()));
    }

    /**
     * Whether a record is left.
     *
     * @throws CommandException if Kafka does not send records for a minute
     */
    boolean hasNext() {
        fill();
        return !buffered.isEmpty();
    }

    /** Takes the next record from its partition, after {@link #hasNext} has returned true. */
    TimedRecord next() {
        SourcePartition first = buffered.remove();
        TimedRecord record = first.take();
        if (first.isEmpty()) {
            starved.add(first);
        } else {
            buffered.add(first);
        }
        return record;
    }

    /** Reads until every partition has a record or is at its end: only then is it known which record is the next. */
    private void fill() {
        removeFinished();
        long since = System.nanoTime();
        while (!starved.isEmpty()) {
            int before = starved.size();
            poll();
            moveFilled();
            removeFinished();
            if (starved.size() < before) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TIMEOUT.toNanos()) {
                throw new CommandException("Kafka has sent no record of "
                        + starved.stream().map(SourcePartition::partition).toList() + " for " + TIMEOUT.toSeconds()
                        + " s");
            }
        }
    }

    private void poll() {
        consumer.pause(sources.keySet());
        consumer.resume(starved.stream().map(SourcePartition::partition).toList());
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Objects.requireNonNull(sources.get(new TopicPartition(record.topic(), record.partition())))
                    .add(record);
        }
    }

    private void moveFilled() {
        starved.stream().filter(source -> !source.isEmpty()).forEach(buffered::add);
        starved.removeIf(source -> !source.isEmpty());
    }

    private void removeFinished() {
        starved.removeIf(source -> consumer.position(source.partition()) >= source.end());
    }
}
