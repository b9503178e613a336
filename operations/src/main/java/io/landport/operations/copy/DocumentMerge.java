package io.landport.operations.copy;

import io.landport.kafka.read.BoundedReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges the partitions of a topic in the order of the greatest timestamp so far in each. Records of one partition stay in their order,
 * and the timestamps of the merged records never go back. Reads a partition only when none of its records is left, so that it holds at
 * most one poll of each.
 */
final class DocumentMerge {
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

    /** @throws org.apache.kafka.common.errors.TimeoutException if Kafka sends no record for a minute */
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
        if (!starved.isEmpty()) {
            BoundedReader.read(
                    consumer,
                    this::unread,
                    record -> Objects.requireNonNull(
                                    sources.get(new TopicPartition(record.topic(), record.partition())))
                            .add(record));
        }
    }

    private List<TopicPartition> unread() {
        starved.stream().filter(source -> !source.isEmpty()).forEach(buffered::add);
        starved.removeIf(source -> !source.isEmpty() || consumer.position(source.partition()) >= source.end());
        return starved.stream().map(SourcePartition::partition).toList();
    }
}
