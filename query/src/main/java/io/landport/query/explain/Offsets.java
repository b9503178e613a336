package io.landport.query.explain;

import io.landport.store.index.DocumentPartition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects offsets of partitions. */
final class Offsets {
    private final Map<DocumentPartition, Numbers> collected = new HashMap<>();

    void add(DocumentPartition partition, long offset) {
        collected.computeIfAbsent(partition, unused -> new Numbers()).add(offset);
    }

    /** The offsets of each partition, ascending and without duplicates. */
    Map<DocumentPartition, long[]> sorted() {
        Map<DocumentPartition, long[]> sorted = new HashMap<>();
        collected.forEach((partition, numbers) -> sorted.put(partition, numbers.sorted()));
        return sorted;
    }

    private static final class Numbers {
        private static final int FIRST_SIZE = 256;

        private long[] numbers = new long[FIRST_SIZE];
        private int size;

        void add(long number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        long[] sorted() {
            return Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
        }
    }
}
