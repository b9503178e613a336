package io.landport.kafka.read;

import io.landport.domain.total.PublishedUpTo;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The offsets up to which the partitions of totals have published the results of documents. Thread-safe. */
public final class PublishedBook {
    private final int totalsPartitions;
    private final Map<TopicPartition, Map<Integer, PublishedUpTo>> positions = new HashMap<>();

    /** @param totalsPartitions how many partitions totals have */
    public PublishedBook(int totalsPartitions) {
        this.totalsPartitions = totalsPartitions;
    }

    /** Replaces the position of a partition of totals. */
    public synchronized void take(PublishedUpTo position) {
        positions
                .computeIfAbsent(new TopicPartition(position.topic(), position.partition()), unused -> new HashMap<>())
                .put(position.totals(), position);
    }

    /** Whether all that follows from a record has been published. */
    public boolean isPublished(TopicPartition partition, long offset) {
        return all().getOrDefault(partition, 0L) > offset;
    }

    /** The offsets up to which all partitions of totals have published, by partition of documents. */
    public Map<TopicPartition, Long> all() {
        return leasts(PublishedUpTo::nextOffset);
    }

    /** The received days up to which all partitions of totals have published, by partition of documents. */
    public Map<TopicPartition, LocalDate> receivedDays() {
        return leasts(PublishedUpTo::receivedDay);
    }

    private synchronized <V extends Comparable<? super V>> Map<TopicPartition, V> leasts(
            Function<PublishedUpTo, V> value) {
        Map<TopicPartition, V> everywhere = new HashMap<>();
        positions.forEach((partition, byTotals) -> {
            if (byTotals.size() == totalsPartitions) {
                everywhere.put(
                        partition,
                        byTotals.values().stream()
                                .map(value)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
            }
        });
        return everywhere;
    }
}
