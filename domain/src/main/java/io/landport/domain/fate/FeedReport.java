package io.landport.domain.fate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What became of the rows of one file, read to its end. All rows stand in documents or are rejected, so that the two add up
 * to the rows read.
 *
 * @param file its name without folders; {@code -} for what can be read only once, such as standard input
 * @param hash hex digest of its content, as it is stored
 * @param format that it was read as
 * @param rows lines read that are neither blank nor a header
 * @param rowsInDocuments those of them that documents were made of
 * @param rowsRejected those of them that were refused
 * @param documents documents, cancellations and decisions published
 * @param rejections rejections published, each of one row or more
 * @param finished when all of it was in Kafka, to the millisecond
 */
public record FeedReport(
        String file,
        String hash,
        String format,
        long rows,
        long rowsInDocuments,
        long rowsRejected,
        long documents,
        long rejections,
        Instant finished) {

    /** The name of what can be read only once. */
    public static final String READ_ONCE = "-";

    public FeedReport {
        finished = finished.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key: reading the same content again reports it anew and not twice. */
    public String key() {
        return hash;
    }
}
