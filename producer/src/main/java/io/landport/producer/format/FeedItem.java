package io.landport.producer.format;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a feed yields. Sealed: rows become a document or are refused with a reason, and there is nothing between. */
public sealed interface FeedItem {

    /** The line it stands on, counted from 1; of several the first, or the first that is wrong. */
    long line();

    /** How many rows it is of; none where rows of other files made it. */
    long rows();

    /** The document, if it could be read. */
    Optional<TradeDocument> document();

    /** Why not, if it could not. */
    Optional<Refused> refused();

    /**
     * A document as the feed gave it, not yet judged.
     *
     * @param locator finds in the input what a judge rejects
     */
    record Read(long line, long rows, TradeDocument content, RejectionLocator locator) implements FeedItem {
        @Override
        public Optional<TradeDocument> document() {
            return Optional.of(content);
        }

        @Override
        public Optional<Refused> refused() {
            return Optional.empty();
        }
    }

    /**
     * Rows that are no document.
     *
     * @param detail a sentence for the feed
     * @param id which document it would be, null where that could not be read
     * @param revision its revision, null where it has none or it could not be read
     * @param original the rows as they came
     */
    record Refused(
            long line,
            long rows,
            Reason reason,
            String detail,
            @Nullable DocumentId id,
            @Nullable Long revision,
            Original original)
            implements FeedItem {

        @Override
        public Optional<TradeDocument> document() {
            return Optional.empty();
        }

        @Override
        public Optional<Refused> refused() {
            return Optional.of(this);
        }
    }
}
