package io.landport.format.feed;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a feed returns. Sealed: rows become a document or are rejected with a reason. */
public sealed interface FeedItem {

    /** Its first line, or the first one that is wrong, counted from 1. */
    long line();

    /** The number of its rows; 0 if it follows from other files. */
    long rows();

    /** The identity of the document; null if it could not be read. */
    @Nullable
    DocumentId id();

    /** The result of the function for its kind. */
    <T> T apply(Function<Read, T> ofRead, Function<RejectedRows, T> ofRejected);

    /** The document, empty if the rows are rejected. */
    default Optional<TradeDocument> document() {
        return apply(read -> Optional.of(read.content()), rows -> Optional.empty());
    }

    /** The rejection, empty if the rows are a document. */
    default Optional<RejectedRows> rejected() {
        return apply(read -> Optional.empty(), Optional::of);
    }

    /**
     * A document as the feed has it, not judged yet.
     *
     * @param rounded how many of its amounts had more decimals than are kept
     * @param locator finds in the input what a judge rejects
     */
    record Read(long line, long rows, TradeDocument content, long rounded, RejectionLocator locator)
            implements FeedItem {
        @Override
        public DocumentId id() {
            return content.id();
        }

        @Override
        public <T> T apply(Function<Read, T> ofRead, Function<RejectedRows, T> ofRejected) {
            return ofRead.apply(this);
        }
    }

    /**
     * Rows that cannot be read as a document.
     *
     * @param detail a sentence for the feed
     * @param location the field of the value that is wrong; null if it is in no field that a format has
     * @param id the document's identity, null if it could not be read
     * @param revision its revision, null if it has none or it could not be read
     * @param original the rows, unchanged
     * @param references the document's other numbers, as far as they could be read
     */
    record RejectedRows(
            long line,
            long rows,
            Reason reason,
            String detail,
            @Nullable FieldLocation location,
            @Nullable DocumentId id,
            @Nullable Long revision,
            Original original,
            List<DocumentReference> references)
            implements FeedItem {

        public RejectedRows {
            references = List.copyOf(references);
        }

        /** The rows of a document of which this is known. */
        public static RejectedRows of(
                long line,
                long rows,
                InvalidRowException problem,
                @Nullable DocumentId id,
                @Nullable Long revision,
                Original original,
                List<DocumentReference> references) {
            return new RejectedRows(
                    line,
                    rows,
                    problem.reason(),
                    problem.detail(),
                    problem.location(),
                    id,
                    revision,
                    original,
                    references);
        }

        /** A row that does not identify its document. */
        public static RejectedRows alone(long line, InvalidRowException problem, Original original) {
            return of(line, 1, problem, null, null, original, List.of());
        }

        /** The rejection to publish. */
        public Rejection rejection(Origin origin) {
            return new Rejection(origin, reason, detail, location, id, revision, original, references);
        }

        @Override
        public <T> T apply(Function<Read, T> ofRead, Function<RejectedRows, T> ofRejected) {
            return ofRejected.apply(this);
        }
    }
}
