package io.landport.domain.audit;

import io.landport.domain.document.DocumentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did, and when. A later record of the same request replaces the earlier one.
 *
 * @param requestId of the request over HTTP or the run of a command, not blank
 * @param at time of the record, to the millisecond
 * @param by label of the token, or the user of the process if no token was needed; not blank
 * @param tokenId of the token; null if none was needed
 * @param document that was sent; null for other actions
 * @param revision of the document; null if it is a decision
 * @param rejectionId of the rejection or place of the dead letter that was corrected; null for other actions
 * @param message topic, partition and offset of the document that was published; null before and for other actions
 * @param detail which fields were corrected, what was compared, the alarm and the note of an acknowledgement, or the source
 *     and the reason of a pause: never a value of a document
 * @param generation of the installation that was live, counted from 1
 */
public record OperatorAction(
        String requestId,
        Instant at,
        String by,
        @Nullable String tokenId,
        ActionKind kind,
        ActionOutcome outcome,
        @Nullable DocumentId document,
        @Nullable Long revision,
        @Nullable String rejectionId,
        @Nullable String message,
        String detail,
        int generation) {

    public OperatorAction {
        if (requestId.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException(
                    "an action needs a request and a name but has '" + requestId + "' by '" + by + "'");
        }
        if (kind == ActionKind.RESEND && (document == null || rejectionId == null)) {
            throw new IllegalArgumentException(
                    "a resend needs a document and what it corrects but has " + document + " and " + rejectionId);
        }
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1 but is " + generation);
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key: an action has one outcome. */
    public String key() {
        return requestId;
    }

    /** The same action after Kafka has confirmed the document. */
    public OperatorAction published(String place, Instant now) {
        return end(ActionOutcome.PUBLISHED, place, now);
    }

    /** The same action if Kafka has not confirmed the document. */
    public OperatorAction unconfirmed(Instant now) {
        return end(ActionOutcome.UNCONFIRMED, null, now);
    }

    private OperatorAction end(ActionOutcome result, @Nullable String place, Instant now) {
        return new OperatorAction(
                requestId, now, by, tokenId, kind, result, document, revision, rejectionId, place, detail, generation);
    }
}
