package io.landport.domain.settle;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.settle.DocumentState.SettledDecision;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settlement.FateMove;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which revision of a document counts, and what that changes. Messages may arrive in any order.
 *
 * <p>The fate of a revision follows from the winner:
 * <ul>
 *   <li>The winner is counted, cancelled, excluded or a summary.
 *   <li>A revision below the winner is replaced if it was ever the winner, otherwise stale.
 *   <li>Any other revision is pending, also one of an excluded regime: it may still be refused, and replaces nothing until it
 *       is released.
 *   <li>Excluded is final: such a revision changes no total when it wins or is replaced.
 * </ul>
 */
public final class Settle {
    private Settle() {}

    /**
     * Settles one message of a document.
     *
     * @param before the state of the document
     * @param receivedDay the UTC day on which the message became known
     */
    public static Settlement settle(DocumentState before, Judged message, LocalDate receivedDay) {
        return message.match(Settle::settleRevision, Settle::settleDecision, before, receivedDay);
    }

    private static Settlement settleRevision(
            Judged.JudgedRevision message, DocumentState before, LocalDate receivedDay) {
        Optional<SettledRevision> same = before.revision(message.revision());
        if (same.isPresent()) {
            return same.get().contentHash() == message.contentHash()
                    ? unchanged(before, Fate.DUPLICATE)
                    : conflicting(before, Reason.CONFLICTING_REVISION, "revision " + message.revision());
        }
        Optional<SettledRevision> winner = before.winner();
        boolean isLower = winner.isPresent() && winner.get().revision() > message.revision();
        if (isLower && !message.needsDecision()) {
            return unchanged(before, Fate.STALE);
        }
        SettledRevision revision = new SettledRevision(
                message.revision(),
                message.needsDecision(),
                message.contentHash(),
                message.fateInForce(),
                isLower ? Fate.STALE : Fate.PENDING,
                false,
                receivedDay,
                message.counted());
        DocumentState after = before.with(revision);
        Settlement settlement = move(before, after, Fate.APPLIED);
        Fate fate =
                settlement.after().revision(message.revision()).orElseThrow().fate();
        return new Settlement(settlement.after(), true, fate, settlement.moves(), settlement.changes(), null);
    }

    private static Settlement settleDecision(
            Judged.JudgedDecision message, DocumentState before, LocalDate receivedDay) {
        SettledDecision decision = new SettledDecision(message.number(), message.revision(), message.outcome());
        Optional<SettledDecision> same = before.decision(message.number());
        if (same.isPresent()) {
            return same.get().equals(decision)
                    ? unchanged(before, Fate.DUPLICATE)
                    : conflicting(before, Reason.CONFLICTING_DECISION, "decision " + message.number());
        }
        return move(before, before.with(decision), Fate.APPLIED);
    }

    private static Settlement unchanged(DocumentState before, Fate fate) {
        return new Settlement(before, false, fate, List.of(), List.of(), null);
    }

    private static Settlement conflicting(DocumentState before, Reason reason, String what) {
        Verdict.Rejected rejected = new Verdict.Rejected(reason, what + " came before with other content");
        return new Settlement(before, false, Fate.REJECTED, List.of(), List.of(), rejected);
    }

    /** Determines the fate of every revision under the new winner, and the changes that follow. */
    private static Settlement move(DocumentState before, DocumentState after, Fate fate) {
        Optional<SettledRevision> winner = after.winner();
        List<SettledRevision> revisions = new ArrayList<>();
        for (SettledRevision revision : after.revisions()) {
            revisions.add(revision.withFate(fateUnder(winner, revision)));
        }
        DocumentState settled = after.withRevisions(revisions);
        return new Settlement(settled, true, fate, moves(before, settled), changes(before.winner(), winner), null);
    }

    private static Fate fateUnder(Optional<SettledRevision> winner, SettledRevision revision) {
        if (winner.isPresent() && winner.get().revision() == revision.revision()) {
            return revision.fateInForce();
        }
        if (revision.fate() == Fate.EXCLUDED) {
            return Fate.EXCLUDED;
        }
        if (winner.isEmpty() || revision.revision() > winner.get().revision()) {
            return Fate.PENDING;
        }
        return revision.hasWon() ? Fate.REPLACED : Fate.STALE;
    }

    /** A revision that is no longer in the state was the winner; a higher revision that needs no decision replaced it. */
    private static List<FateMove> moves(DocumentState before, DocumentState after) {
        Map<Long, Fate> fates = new HashMap<>();
        after.revisions().forEach(revision -> fates.put(revision.revision(), revision.fate()));
        List<FateMove> moves = new ArrayList<>();
        for (SettledRevision revision : before.revisions()) {
            Fate to = fates.getOrDefault(
                    revision.revision(), revision.fate() == Fate.EXCLUDED ? Fate.EXCLUDED : Fate.REPLACED);
            if (to != revision.fate()) {
                moves.add(new FateMove(revision.revision(), revision.fate(), to, revision.receivedDay()));
            }
        }
        return moves;
    }

    private static List<Contribution> changes(Optional<SettledRevision> before, Optional<SettledRevision> after) {
        if (before.isEmpty()) {
            return after.map(SettledRevision::counted).orElse(List.of());
        }
        Map<List<Object>, Contribution> changes = new LinkedHashMap<>();
        for (Contribution counted : before.get().counted()) {
            changes.merge(likeness(counted), counted.negated(), Contribution::plus);
        }
        for (Contribution counted : after.map(SettledRevision::counted).orElse(List.of())) {
            changes.merge(likeness(counted), counted, Contribution::plus);
        }
        return changes.values().stream().filter(change -> !change.isZero()).toList();
    }

    private static List<Object> likeness(Contribution counted) {
        return List.of(counted.key(), counted.commodity(), counted.unit());
    }
}
