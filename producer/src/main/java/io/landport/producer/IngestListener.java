package io.landport.producer;

import io.landport.domain.judge.Reason;

/** Receives the progress of an ingest, on its thread. */
public interface IngestListener {
    /** Ignores everything. */
    IngestListener NONE = new IngestListener() {};

    /** Called at most every 200 ms, and at the end of each input. */
    default void progressed(IngestProgress progress) {}

    /** Whether to stop; asked after each document. */
    default boolean isStopped() {
        return false;
    }

    /** A document was rejected and not published. */
    default void rejected(String input, long line, Reason reason, String detail) {}

    /** An input was read to its end and may not be as the user expects. */
    default void warned(String input, String warning) {}

    /** A document is published that the judge will reject. */
    default void predicted(String input, long line, Reason reason, String detail) {}
}
