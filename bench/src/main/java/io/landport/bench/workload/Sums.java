package io.landport.bench.workload;

/**
 * The sums of a daily total. Values of the workload are so small that the sums fit a {@code long}, which every peer supports.
 *
 * @param value in 1/10,000
 * @param netWeight in 1/1,000 kilogram
 */
public record Sums(long lines, long linesWithoutWeight, long value, long netWeight) {
    public static final Sums ZERO = new Sums(0, 0, 0, 0);

    /** The exact sum. */
    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(lines, other.lines),
                Math.addExact(linesWithoutWeight, other.linesWithoutWeight),
                Math.addExact(value, other.value),
                Math.addExact(netWeight, other.netWeight));
    }
}
