package io.landport.producer.format;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The rows of one document as they came, bounded, and the first thing wrong with them. */
final class Rows {
    private static final String MEDIA_TYPE = "text/csv";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long firstLine;
    private @Nullable InvalidRowException problem;
    private long problemLine = Long.MAX_VALUE;
    private boolean isFull;
    private long count;

    Rows(long firstLine) {
        this.firstLine = firstLine;
    }

    /** The refusal of a row whose document cannot be told. */
    static FeedItem.Refused refusedAlone(RawLine line, InvalidRowException misread) {
        return new FeedItem.Refused(
                line.number(),
                1,
                misread.reason(),
                misread.detail(),
                null,
                null,
                new Original(MEDIA_TYPE, line.bytes()));
    }

    long firstLine() {
        return firstLine;
    }

    /** How many rows were added. */
    long count() {
        return count;
    }

    /** Keeps a row; a document that outgrows what Kafka takes is spoilt by it. */
    void add(byte[] row, long line) {
        count++;
        if (isFull || bytes.size() + row.length + 1 > Lines.MAX_BYTES) {
            isFull = true;
            spoil(
                    line,
                    new InvalidRowException(
                            Reason.TOO_LARGE,
                            "the rows of the document have more than " + Lines.MAX_BYTES
                                    + " bytes; the original holds the first of them"));
            return;
        }
        bytes.writeBytes(row);
        bytes.write('\n');
    }

    /** Notes what is wrong at a line; the first line counts. */
    void spoil(long line, InvalidRowException misread) {
        if (line < problemLine) {
            problem = misread;
            problemLine = line;
        }
    }

    @Nullable
    InvalidRowException problem() {
        return problem;
    }

    /** The refusal of all rows for one problem, at the line where it was noted or else at the first. */
    FeedItem.Refused refused(InvalidRowException misread, @Nullable DocumentId id, @Nullable Long revision) {
        return new FeedItem.Refused(
                problem == null ? firstLine : problemLine,
                count,
                misread.reason(),
                misread.detail(),
                id,
                revision,
                new Original(MEDIA_TYPE, bytes.toByteArray()));
    }
}
