package io.landport.chart;

/** A chart cannot be drawn from an answer; the message says why, and what to ask for instead. */
public final class ChartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChartException(String message) {
        super(message);
    }
}
