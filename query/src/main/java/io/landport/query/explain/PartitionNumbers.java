package io.landport.query.explain;

import io.landport.store.index.DocumentPartition;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Collects numbers of partitions, such as offsets. */
final class PartitionNumbers {
    private final Map<DocumentPartition, LongStream.Builder> collected = new HashMap<>();

    void add(DocumentPartition partition, long number) {
        collected.computeIfAbsent(partition, unused -> LongStream.builder()).add(number);
    }

    /** The numbers of each partition, ascending and without duplicates. No number can be added afterwards. */
    Map<DocumentPartition, long[]> sorted() {
        Map<DocumentPartition, long[]> sorted = new HashMap<>();
        collected.forEach((partition, numbers) ->
                sorted.put(partition, numbers.build().sorted().distinct().toArray()));
        return sorted;
    }
}
