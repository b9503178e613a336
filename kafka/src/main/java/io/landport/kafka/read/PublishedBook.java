package io.landport.kafka.read;

import io.landport.domain.total.PublishedUpTo;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets up to which the partitions of totals have published the results of documents. Thread-safe. */
public final class PublishedBook {
    private final int totalsPartitions;
    private final Map<TopicPartition, Map<Integer, Long>> nextOffsets = new HashMap<>();

    /** @param totalsPartitions how many partitions totals have */
    public PublishedBook(int totalsPartitions) {
        this.totalsPartitions = totalsPartitions;
    }

    /** Replaces the position of a partition of totals. */
    public synchronized void take(PublishedUpTo position) {
        nextOffsets
                .computeIfAbsent(new TopicPartition(position.topic(), position.partition()), unused -> new HashMap<>())
                .put(position.totals(), position.nextOffset());
    }

    /** Whether all that follows from a record has been published. */
    public boolean isPublished(TopicPartition partition, long offset) {
        return all().getOrDefault(partition, 0L) > offset;
    }

    /** The offsets up to which all partitions of totals have published, by partition of documents. */
    public synchronized Map<TopicPartition, Long> all() {
        Map<TopicPartition, Long> everywhere = new HashMap<>();
        nextOffsets.forEach((partition, byTotals) -> {
            if (byTotals.size() == totalsPartitions) {
                everywhere.put(
                        partition, byTotals.values().stream().min(Long::compare).orElseThrow());
            }
        });
        return everywhere;
    }
}
