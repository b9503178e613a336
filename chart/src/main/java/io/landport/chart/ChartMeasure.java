package io.landport.chart;

import io.landport.domain.text.Coded;
import java.util.Optional;

/** What a chart shows of each row. */
public enum ChartMeasure implements Coded {
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
        return Coded.find(values(), code);
    }

    /** The column of the answer. */
    String column() {
        return column;
    }
}
