package io.landport.chart;

import java.util.List;

/** Options of a chart are invalid; the message has all problems, a line each. */
public final class InvalidChartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidChartException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
