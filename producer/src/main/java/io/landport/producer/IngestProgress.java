package io.landport.producer;

import java.time.Duration;

/**
 * The progress of an ingest.
 *
 * @param input the name of the input that is being read
 * @param elapsed since the start of the ingest
 */
public record IngestProgress(String input, long rows, long rejected, Duration elapsed) {
    private static final double MILLIS_OF_A_SECOND = 1_000;

    /** Rows per second since the start. */
    public long rowsPerSecond() {
        return Math.round(rows * MILLIS_OF_A_SECOND / Math.max(1, elapsed.toMillis()));
    }
}
