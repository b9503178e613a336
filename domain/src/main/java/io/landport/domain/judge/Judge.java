package io.landport.domain.judge;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import java.time.LocalDate;
import java.util.List;

/**
 * Accepts or rejects a document as a whole. The verdict depends only on the document, its received day and the reference data, so
 * it can be reproduced at any time.
 */
public final class Judge {
    private final Reference reference;

    public Judge(Reference reference) {
        this.reference = reference;
    }

    /**
     * Judges a document.
     *
     * @param topicChannel the channel of the topic that it was read from
     * @param key the record's key
     * @param receivedDay the received day of the record
     */
    public Verdict judge(TradeDocument document, Channel topicChannel, String key, LocalDate receivedDay) {
        try {
            Source source = identify(document.id(), topicChannel, key);
            return new Verdict.Accepted(accept(document, source, receivedDay));
        } catch (RejectedException e) {
            return e.verdict();
        }
    }

    private Source identify(DocumentId id, Channel topicChannel, String key) {
        Source source = reference
                .source(id.source())
                .orElseThrow(() -> new RejectedException(Reason.UNKNOWN_SOURCE, "source", id.source()));
        RejectedException.unless(
                id.channel() == topicChannel && id.channel() == source.channel(),
                Reason.WRONG_CHANNEL,
                "channel",
                "channel of a document of " + id.source(),
                id.channel().code());
        RejectedException.unless(
                DocumentId.isValidNumber(id.document()),
                Reason.MALFORMED_DOCUMENT_ID,
                "documentId",
                "document id",
                id.document());
        if (!key.equals(id.key())) {
            throw RejectedException.ofRecord(Reason.WRONG_KEY, "record key", key);
        }
        return source;
    }

    private Judged accept(TradeDocument document, Source source, LocalDate receivedDay) {
        References.require(document.references());
        if (document instanceof Declaration declaration) {
            requireOrdinal("revision", "revision", declaration.revision());
            return new DeclarationJudge(reference, source, declaration, receivedDay).judge();
        }
        if (document instanceof Cancellation cancellation) {
            requireOrdinal("revision", "revision", cancellation.revision());
            return new Judged.JudgedRevision(
                    cancellation.id(),
                    cancellation.revision(),
                    source.needsDecision(),
                    ContentHash.OF_CANCELLATION,
                    Fate.CANCELLED,
                    null,
                    List.of());
        }
        return decide((Decision) document, source);
    }

    private static Judged decide(Decision decision, Source source) {
        RejectedException.unless(
                source.needsDecision(), Reason.DECISION_NOT_EXPECTED, "source", "source of a decision", source.id());
        requireOrdinal("number", "decision number", decision.number());
        if (decision.revision() != null) {
            requireOrdinal("revision", "revision", decision.revision());
        }
        Outcome outcome = Outcome.ofCode(decision.outcome())
                .orElseThrow(() -> new RejectedException(Reason.UNKNOWN_OUTCOME, "outcome", decision.outcome()));
        return new Judged.JudgedDecision(decision.id(), decision.number(), decision.revision(), outcome);
    }

    private static void requireOrdinal(String field, String what, long number) {
        RejectedException.unless(number >= 0, Reason.MALFORMED_REVISION, field, what, Long.toString(number));
    }
}
