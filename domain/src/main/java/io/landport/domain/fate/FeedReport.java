package io.landport.domain.fate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The result of reading a file to its end, or records of a partition of a feed's topic. Each row is part of a document or rejected, so the
 * two counts add up to the rows read.
 *
 * @param file name without folders; {@code -} if it can be read only once, such as standard input
 * @param hash hex digest of its stored content
 * @param format that it was read as
 * @param rows lines read that are neither blank nor a header
 * @param rowsInDocuments rows that are part of a document
 * @param rowsRejected rows that were rejected
 * @param documents documents, cancellations and decisions published
 * @param rejections rejections published, each for one or more rows
 * @param finished when Kafka had acknowledged everything, to the millisecond
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

    /** The file name of input that can be read only once. */
    public static final String READ_ONCE = "-";

    /** The format of a report on records of a feed's topic, whose file is the topic and the partition. */
    public static final String INTAKE = "intake";

    public FeedReport {
        finished = finished.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The topic of the feed whose records it reports on; empty for a file. */
    public Optional<String> topic() {
        return format.equals(INTAKE) ? Optional.of(file.substring(0, file.lastIndexOf('-'))) : Optional.empty();
    }

    /** The record key. Reading the same content under the same name again replaces the report. */
    public String key() {
        return hash + ':' + file;
    }
}
