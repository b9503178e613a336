package io.landport.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** A line of a table. Its columns keep their order; a value is a number or a text. */
public final class FigureRow {
    private static final double MICROS_PER_MILLI = 1000;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;
    private static final double HIGHEST = 99.9;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** A row whose first column says what was measured. */
    public static FigureRow of(String measured) {
        return new FigureRow().with("measured", measured);
    }

    /**
     * Adds a column.
     *
     * @param name small letters and underscores
     */
    public FigureRow with(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    /** Adds a column if there is a value. */
    public FigureRow with(String name, Optional<?> value) {
        value.ifPresent(known -> figures.put(name, known));
        return this;
    }

    public FigureRow with(FigureRow other) {
        figures.putAll(other.figures);
        return this;
    }

    /** Adds the number of latencies and their percentiles. */
    public FigureRow with(Histogram micros) {
        return with("number", micros.getTotalCount())
                .with("p50_ms", millis(micros, MEDIAN))
                .with("p99_ms", millis(micros, HIGH))
                .with("p99_9_ms", millis(micros, HIGHEST))
                .with("max_ms", micros.getMaxValue() / MICROS_PER_MILLI);
    }

    /** The median of latencies, in milliseconds. */
    public static double median(Histogram micros) {
        return millis(micros, MEDIAN);
    }

    /** The percentile of latencies that 99 % do not exceed, in milliseconds. */
    public static double high(Histogram micros) {
        return millis(micros, HIGH);
    }

    Map<String, Object> figures() {
        return figures;
    }

    @Override
    public String toString() {
        return figures.toString();
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
