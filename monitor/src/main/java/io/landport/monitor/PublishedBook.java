package io.landport.monitor;

import io.landport.domain.total.PublishedUpTo;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets up to which each partition of totals has published the results of documents. Thread-safe. */
public final class PublishedBook {
    private final int totalsPartitions;
    private final Map<TopicPartition, Map<Integer, Long>> nextOffsets = new HashMap<>();

    /** @param totalsPartitions how many partitions totals have */
    public PublishedBook(int totalsPartitions) {
        this.totalsPartitions = totalsPartitions;
    }

    public synchronized void take(PublishedUpTo position) {
        nextOffsets
                .computeIfAbsent(new TopicPartition(position.topic(), position.partition()), unused -> new HashMap<>())
                .put(position.totals(), position.nextOffset());
    }

    /** Whether all that follows from a record has been published. */
    public synchronized boolean isPublished(TopicPartition partition, long offset) {
        Map<Integer, Long> byTotals = nextOffsets.getOrDefault(partition, Map.of());
        return byTotals.size() == totalsPartitions
                && byTotals.values().stream().allMatch(nextOffset -> nextOffset > offset);
    }
}
