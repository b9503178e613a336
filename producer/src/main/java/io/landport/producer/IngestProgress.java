package io.landport.producer;

import java.time.Duration;

/**
 * How far an ingest is.
 *
 * @param input the name of the input that is being read
 * @param elapsed since the ingest began
 */
public record IngestProgress(String input, long rows, long documents, long rejected, Duration elapsed) {
    private static final double MILLIS_OF_A_SECOND = 1_000;

    /** Rows a second since the beginning. */
    public long rowsPerSecond() {
        return Math.round(rows * MILLIS_OF_A_SECOND / Math.max(1, elapsed.toMillis()));
    }
}
