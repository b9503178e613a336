package io.landport.domain.receipt;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settlement;
import io.landport.domain.settle.Settlement.FateMove;
import io.landport.domain.total.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the receipts that follow from one message. A duplicate has none: the receipt of its revision remains. An accepted decision has
 * none of its own, but may change those of revisions.
 */
public final class Receipts {
    private Receipts() {}

    /**
     * The receipts that a settled message leads to: its own, then those of the revisions whose fate it changed. All have the references of
     * the message, so that a document is found by a number that only a decision names.
     *
     * @param before the state of the document before the message
     * @param received the timestamp of the message
     * @param summaries number of summaries in force that name the document
     */
    public static List<Receipt> of(
            Judged message,
            DocumentState before,
            Settlement settlement,
            Origin origin,
            LocalDate receivedDay,
            Instant received,
            List<DocumentReference> references,
            long summaries) {
        List<Receipt> receipts = of(message, settlement, origin, receivedDay, received);
        if (summaries > 0) {
            receipts = nameWinner(receipts, message.id(), before, settlement.after(), summaries, received);
        }
        return references.isEmpty()
                ? receipts
                : receipts.stream().map(receipt -> receipt.with(references)).toList();
    }

    /**
     * The receipt of a document's winning revision after the number of summaries that name the document has changed. Empty if it has no
     * winner; then the receipt of its next winner has the number.
     *
     * @param decided the time of the message of the summary
     */
    public static Optional<Receipt> ofNamed(DocumentId document, DocumentState state, long summaries, Instant decided) {
        return state.winner()
                .map(winner -> ofRevision(document, winner, decided).namedBy(summaries));
    }

    /**
     * Says which receipt is named. Only the winner is: what it replaces counts nowhere. An excluded revision stays excluded when it becomes
     * the winner or is replaced, so it has no receipt yet that says it.
     */
    private static List<Receipt> nameWinner(
            List<Receipt> receipts,
            DocumentId document,
            DocumentState before,
            DocumentState after,
            long summaries,
            Instant decided) {
        Long loser = winner(before);
        Long winner = winner(after);
        List<Receipt> all = new ArrayList<>(receipts);
        if (!Objects.equals(loser, winner)) {
            Stream.of(before.winner(), after.winner())
                    .flatMap(Optional::stream)
                    .filter(revision -> receipts.stream().noneMatch(receipt -> isOf(revision.revision(), receipt)))
                    .map(revision -> ofRevision(document, revision, decided))
                    .forEach(all::add);
        }
        return all.stream()
                .map(receipt -> isOf(winner, receipt) ? receipt.namedBy(summaries) : receipt)
                .toList();
    }

    private static @Nullable Long winner(DocumentState state) {
        return state.winner().map(SettledRevision::revision).orElse(null);
    }

    private static boolean isOf(@Nullable Long revision, Receipt receipt) {
        return receipt.message() == null && Objects.equals(receipt.revision(), revision);
    }

    private static Receipt ofRevision(DocumentId document, SettledRevision revision, Instant decided) {
        return new Receipt(
                document,
                revision.revision(),
                null,
                revision.fate(),
                null,
                revision.receivedDay(),
                null,
                decided,
                revision.fate() == Fate.COUNTED ? CountedAt.of(revision.counted()) : null);
    }

    private static List<Receipt> of(
            Judged message, Settlement settlement, Origin origin, LocalDate receivedDay, Instant received) {
        if (settlement.rejected() != null) {
            return List.of(rejection(
                    message.id(),
                    message.declaredRevision(),
                    origin,
                    settlement.rejected().reason(),
                    receivedDay,
                    received));
        }
        List<FateMove> moves = settlement.moves();
        Receipt own = message instanceof Judged.JudgedRevision revision
                ? own(revision, settlement, origin, receivedDay, received)
                : null;
        if (moves.isEmpty()) {
            return own == null ? List.of() : List.of(own);
        }
        List<Receipt> receipts = new ArrayList<>(1 + moves.size());
        if (own != null) {
            receipts.add(own);
        }
        for (FateMove move : moves) {
            receipts.add(move(message.id(), move, settlement, received));
        }
        return receipts;
    }

    /**
     * The receipt of a message that the judge rejected. Empty if it cannot be given to anybody, because the message has no valid identity:
     * its source is unknown or its number malformed.
     *
     * @param document null if it could not be read
     * @param revision null if the message has none
     * @param source of the message, or {@link FateKey#UNKNOWN}
     * @param references other numbers of the document
     */
    public static List<Receipt> ofRejected(
            @Nullable DocumentId document,
            @Nullable Long revision,
            String source,
            Reason reason,
            Origin origin,
            LocalDate receivedDay,
            Instant received,
            List<DocumentReference> references) {
        return document == null || source.equals(FateKey.UNKNOWN) || !document.hasValidNumber()
                ? List.of()
                : List.of(rejection(document, revision, origin, reason, receivedDay, received)
                        .with(references));
    }

    private static Receipt rejection(
            DocumentId document,
            @Nullable Long revision,
            Origin origin,
            Reason reason,
            LocalDate receivedDay,
            Instant received) {
        return new Receipt(
                document, revision, origin.id(), Fate.REJECTED, reason, receivedDay, received, received, null);
    }

    private static @Nullable Receipt own(
            Judged.JudgedRevision revision,
            Settlement settlement,
            Origin origin,
            LocalDate receivedDay,
            Instant received) {
        Fate fate = settlement.fate();
        if (fate == Fate.DUPLICATE) {
            return null;
        }
        // A stale message that the state does not keep may be a copy of a revision that has a receipt.
        return new Receipt(
                revision.id(),
                revision.revision(),
                settlement.isNews() ? null : origin.id(),
                fate,
                null,
                receivedDay,
                received,
                received,
                fate == Fate.COUNTED ? CountedAt.of(revision.counted()) : null);
    }

    private static Receipt move(DocumentId document, FateMove move, Settlement settlement, Instant decided) {
        return new Receipt(
                document,
                move.revision(),
                null,
                move.to(),
                null,
                move.receivedDay(),
                null,
                decided,
                move.to() == Fate.COUNTED ? CountedAt.of(contributions(settlement, move.revision())) : null);
    }

    /** A revision that counts again is in the state, which keeps what it counts. */
    private static List<Contribution> contributions(Settlement settlement, long revision) {
        return settlement.after().revision(revision).orElseThrow().counted();
    }
}
