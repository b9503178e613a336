package io.landport.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a chart shows of each row. */
public enum ChartMeasure {
    /** Money of one currency. */
    VALUE("value"),
    /** Net weight, or the weight that the source has. */
    WEIGHT("net_weight_kg"),
    /** Number of document lines. */
    LINES("lines");

    private final String column;

    ChartMeasure(String column) {
        this.column = column;
    }

    static Optional<ChartMeasure> of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst();
    }

    /** Its name in options. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of the answer. */
    String column() {
        return column;
    }
}
