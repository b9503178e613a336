package io.landport.format.feed;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one document, unchanged and bounded in size, and their first problem. */
public final class Rows {
    public static final String MEDIA_TYPE = "text/csv";

    private final String mediaType;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long firstLine;
    private @Nullable InvalidRowException problem;
    private long problemLine = Long.MAX_VALUE;
    private boolean isFull;
    private long count;

    public Rows(long firstLine, String mediaType) {
        this.firstLine = firstLine;
        this.mediaType = mediaType;
    }

    /** The rejection of a row that does not identify its document. */
    public static FeedItem.RejectedRows rejectAlone(RawLine line, InvalidRowException cause, String mediaType) {
        return FeedItem.RejectedRows.alone(line.number(), cause, new Original(mediaType, line.bytes()));
    }

    public long firstLine() {
        return firstLine;
    }

    /** The number of rows added. */
    public long count() {
        return count;
    }

    /** Adds a row; rejects the document if it exceeds the maximum size. */
    public void add(byte[] row, long line) {
        count++;
        addAgain(row, line);
    }

    /** Adds a row that counts as a row of another document. */
    public void addAgain(byte[] row, long line) {
        if (isFull || bytes.size() + row.length + 1 > Lines.MAX_BYTES) {
            isFull = true;
            reject(
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

    /** Sets the problem of a line; the problem of the first such line is kept. */
    public void reject(long line, InvalidRowException cause) {
        if (line < problemLine) {
            problem = cause;
            problemLine = line;
        }
    }

    @Nullable
    public InvalidRowException problem() {
        return problem;
    }

    /** The rejection of all rows, at the line of the problem or else at the first line. */
    public FeedItem.RejectedRows rejection(
            InvalidRowException cause,
            @Nullable DocumentId id,
            @Nullable Long revision,
            List<DocumentReference> references) {
        return FeedItem.RejectedRows.of(
                problem == null ? firstLine : problemLine,
                count,
                cause,
                id,
                revision,
                new Original(mediaType, bytes.toByteArray()),
                references);
    }
}
