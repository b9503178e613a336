package io.landport.producer;

import io.landport.domain.judge.Reason;

/** Receives the progress of an ingest, on its thread. */
public interface IngestListener {
    /** Ignores everything. */
    IngestListener NONE = new IngestListener() {};

    /** A fifth of a second or more has passed since the last time, or it is the end. */
    default void progressed(IngestProgress progress) {}

    /** A document was rejected and not published. */
    default void refused(String input, long line, Reason reason, String detail) {}

    /** An input was read to its end, and the user should know this of it. */
    default void warned(String input, String warning) {}

    /** A document is published that the judge will reject. */
    default void foreseen(String input, long line, Reason reason, String detail) {}
}
