package io.landport.gateway;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.total.Contribution;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The outcome of one document of a request. */
sealed interface DocumentOutcome {

    /** The line of the body where the document begins, counted from 1. */
    long line();

    /** The identity of the document; null if it could not be read. */
    @Nullable
    DocumentId id();

    /** The result of the function for its kind. */
    <T> T apply(Function<Accepted, T> ofAccepted, Function<Rejected, T> ofRejected, Function<Forbidden, T> ofForbidden);

    /** Its kind in JSON. */
    default String status() {
        return apply(accepted -> "accepted", rejected -> "rejected", forbidden -> "forbidden");
    }

    default boolean isAccepted() {
        return apply(accepted -> true, rejected -> false, forbidden -> false);
    }

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

        @Override
        public <T> T apply(
                Function<Accepted, T> ofAccepted,
                Function<Rejected, T> ofRejected,
                Function<Forbidden, T> ofForbidden) {
            return ofAccepted.apply(this);
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
            implements DocumentOutcome {
        @Override
        public <T> T apply(
                Function<Accepted, T> ofAccepted,
                Function<Rejected, T> ofRejected,
                Function<Forbidden, T> ofForbidden) {
            return ofRejected.apply(this);
        }
    }

    /** The token does not allow the source of the document. It was not published, and no rejection either. */
    record Forbidden(long line, DocumentId id) implements DocumentOutcome {
        @Override
        public <T> T apply(
                Function<Accepted, T> ofAccepted,
                Function<Rejected, T> ofRejected,
                Function<Forbidden, T> ofForbidden) {
            return ofForbidden.apply(this);
        }
    }
}
