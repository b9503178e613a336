package io.landport.domain.judge;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An accepted message, reduced to what settlement needs: a revision or a decision. */
public sealed interface Judged {

    /** The document that the message is about. */
    DocumentId id();

    /** The number of the revision that this message is; null for a decision, which is none. */
    @Nullable
    Long declaredRevision();

    /** The statistical day; null for a cancellation and for a decision. */
    @Nullable
    LocalDate day();

    /** Calls the function for this kind with two arguments, which it is not to capture: this is called for each message. */
    <A, B, R> R match(
            Case<JudgedRevision, A, B, R> ofRevision, Case<JudgedDecision, A, B, R> ofDecision, A first, B second);

    /** What to do with a message of one kind. */
    interface Case<M extends Judged, A, B, R> {
        R apply(M message, A first, B second);
    }

    /**
     * A declaration or a cancellation.
     *
     * @param needsDecision whether it counts only if released
     * @param contentHash equal for equal content
     * @param fateInForce its fate as the winner: counted, cancelled, excluded or summary
     * @param day the statistical day; null for a cancellation
     * @param counted what it adds as the winner, at most one contribution per total, commodity and unit; empty unless its
     *     fate is counted
     * @param lists the e-commerce lists whose goods it declares again, without duplicates; empty unless it is a summary
     */
    record JudgedRevision(
            DocumentId id,
            long revision,
            boolean needsDecision,
            long contentHash,
            Fate fateInForce,
            @Nullable LocalDate day,
            List<Contribution> counted,
            List<DocumentId> lists)
            implements Judged {

        public JudgedRevision {
            counted = List.copyOf(counted);
            lists = List.copyOf(lists);
            if (fateInForce != Fate.COUNTED && !counted.isEmpty()) {
                throw new IllegalArgumentException(id.key() + " is " + fateInForce.code() + " but counts lines");
            }
            if (fateInForce != Fate.SUMMARY && !lists.isEmpty()) {
                throw new IllegalArgumentException(id.key() + " is " + fateInForce.code() + " but names lists");
            }
        }

        /** A revision that names no lists. */
        public JudgedRevision(
                DocumentId id,
                long revision,
                boolean needsDecision,
                long contentHash,
                Fate fateInForce,
                @Nullable LocalDate day,
                List<Contribution> counted) {
            this(id, revision, needsDecision, contentHash, fateInForce, day, counted, List.of());
        }

        @Override
        public Long declaredRevision() {
            return revision;
        }

        @Override
        public <A, B, R> R match(
                Case<JudgedRevision, A, B, R> ofRevision, Case<JudgedDecision, A, B, R> ofDecision, A first, B second) {
            return ofRevision.apply(this, first, second);
        }
    }

    /**
     * A decision.
     *
     * @param revision the revision decided on; null means the highest not greater than {@code number}
     */
    record JudgedDecision(
            DocumentId id, long number, @Nullable Long revision, Outcome outcome) implements Judged {

        @Override
        public @Nullable Long declaredRevision() {
            return null;
        }

        @Override
        public @Nullable LocalDate day() {
            return null;
        }

        @Override
        public <A, B, R> R match(
                Case<JudgedRevision, A, B, R> ofRevision, Case<JudgedDecision, A, B, R> ofDecision, A first, B second) {
            return ofDecision.apply(this, first, second);
        }
    }
}
