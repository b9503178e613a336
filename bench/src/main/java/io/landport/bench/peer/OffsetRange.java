package io.landport.bench.peer;

import java.util.Map;
import java.util.TreeMap;

/** The offsets that a batch covers, by partition in ascending order. */
final class OffsetRange {
    private final Map<Integer, Range> ranges = new TreeMap<>();

    private record Range(long expected, long next) {}

    /**
     * Extends the range of a partition.
     *
     * @param expected the next offset before the batch; ignored if the batch has the partition already
     * @param next the next offset after it
     */
    void extend(int partition, long expected, long next) {
        Range known = ranges.get(partition);
        ranges.put(partition, new Range(known == null ? expected : known.expected, next));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    int[] partitions() {
        return ranges.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The next offsets before the batch. */
    long[] expected() {
        return ranges.values().stream().mapToLong(Range::expected).toArray();
    }

    /** The next offsets after it. */
    long[] next() {
        return ranges.values().stream().mapToLong(Range::next).toArray();
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
