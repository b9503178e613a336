package io.landport.producer;

import io.landport.domain.judge.Reason;

/** Is told how an ingest goes while it goes, on its thread. */
public interface IngestListener {
    /** Hears nothing. */
    IngestListener NONE = new IngestListener() {};

    /** A fifth of a second or more has passed since the last time, or it is the end. */
    default void progressed(IngestProgress progress) {}

    /** A document was refused. */
    default void refused(String input, long line, Reason reason, String detail) {}
}
