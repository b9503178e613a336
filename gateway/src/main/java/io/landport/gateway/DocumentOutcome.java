package io.landport.gateway;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.total.Contribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of one document of a request. */
sealed interface DocumentOutcome {

    /** The line of the body where the document begins, counted from 1. */
    long line();

    /**
     * The document is in Kafka, or would be.
     *
     * @param topic null in a dry run
     * @param counts what it adds to totals as the revision in force; empty unless it was asked for
     */
    record Accepted(
            long line, DocumentId id, @Nullable String topic, int partition, long offset, List<Contribution> counts)
            implements DocumentOutcome {
        public Accepted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * The document counts nowhere.
     *
     * @param id null if it could not be read
     * @param location of the value that is wrong, as the format names it
     * @param document null if it could not be read
     * @param rejectionId of the rejection; null if none was published
     */
    record Rejected(
            long line,
            @Nullable DocumentId id,
            Reason reason,
            String detail,
            @Nullable FieldLocation location,
            @Nullable TradeDocument document,
            @Nullable String rejectionId)
            implements DocumentOutcome {}

    /** The token does not allow the source of the document. It was not published, and no rejection either. */
    record Forbidden(long line, DocumentId id) implements DocumentOutcome {}
}
