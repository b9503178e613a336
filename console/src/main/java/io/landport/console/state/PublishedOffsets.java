package io.landport.console.state;

import io.landport.domain.total.PublishedUpTo;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The offsets up to which all partitions of totals have published each partition of documents. Not thread-safe. */
public final class PublishedOffsets {
    private final int width;
    private final Map<InputPartition, Map<Integer, Long>> latest = new HashMap<>();

    /** @param width partitions of totals */
    public PublishedOffsets(int width) {
        this.width = width;
    }

    /** A partition of documents. */
    public record InputPartition(String topic, int partition) {}

    /** Replaces the position of a partition of totals. */
    public void take(PublishedUpTo position) {
        latest.computeIfAbsent(new InputPartition(position.topic(), position.partition()), unused -> new HashMap<>())
                .put(position.totals(), position.nextOffset());
    }

    /** The offset of a partition; empty while one partition of totals has published nothing of it. */
    public OptionalLong of(InputPartition partition) {
        Map<Integer, Long> byTotals = latest.getOrDefault(partition, Map.of());
        return byTotals.size() < width
                ? OptionalLong.empty()
                : byTotals.values().stream().mapToLong(Long::longValue).min();
    }

    /** The offsets of all partitions. */
    public Map<InputPartition, Long> all() {
        Map<InputPartition, Long> offsets = new HashMap<>();
        latest.keySet().forEach(partition -> of(partition).ifPresent(offset -> offsets.put(partition, offset)));
        return offsets;
    }
}
