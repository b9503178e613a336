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

/** Decides which revision of a document counts, and what that changes. Whatever comes first is kept, in any order. */
public final class Settle {
    private Settle() {}

    /**
     * Takes one message of the document whose state is {@code before}.
     *
     * @param receivedDay the UTC day on which the message became known
     */
    public static Settlement settle(DocumentState before, Judged message, LocalDate receivedDay) {
        return message instanceof Judged.Revision revision
                ? revision(before, revision, receivedDay)
                : decision(before, (Judged.Decision) message);
    }

    private static Settlement revision(DocumentState before, Judged.Revision message, LocalDate receivedDay) {
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
                receivedDay,
                message.counted());
        DocumentState after = before.with(revision);
        Settlement settlement = moved(before, after, Fate.APPLIED);
        Fate fate =
                settlement.after().revision(message.revision()).orElseThrow().fate();
        return new Settlement(settlement.after(), true, fate, settlement.moves(), settlement.changes(), null);
    }

    private static Settlement decision(DocumentState before, Judged.Decision message) {
        SettledDecision decision = new SettledDecision(message.number(), message.revision(), message.outcome());
        Optional<SettledDecision> same = before.decision(message.number());
        if (same.isPresent()) {
            return same.get().equals(decision)
                    ? unchanged(before, Fate.DUPLICATE)
                    : conflicting(before, Reason.CONFLICTING_DECISION, "decision " + message.number());
        }
        return moved(before, before.with(decision), Fate.APPLIED);
    }

    private static Settlement unchanged(DocumentState before, Fate fate) {
        return new Settlement(before, false, fate, List.of(), List.of(), null);
    }

    private static Settlement conflicting(DocumentState before, Reason reason, String what) {
        Verdict.Rejected rejected = new Verdict.Rejected(reason, what + " came before with other content");
        return new Settlement(before, false, Fate.REJECTED, List.of(), List.of(), rejected);
    }

    /** Gives every revision the fate that the new winner leaves it, and works out what that moves. */
    private static Settlement moved(DocumentState before, DocumentState after, Fate fate) {
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
        boolean isLower =
                winner.isPresent() && revision.revision() < winner.get().revision();
        return switch (revision.fate()) {
            // An excluded revision moved no total when it won and moves none when it is displaced.
            case EXCLUDED -> Fate.EXCLUDED;
            case REPLACED, COUNTED, CANCELLED, SUMMARY -> isLower ? Fate.REPLACED : Fate.PENDING;
            default -> isLower ? Fate.STALE : Fate.PENDING;
        };
    }

    /** A revision that is gone from the state was the winner that another displaced for good. */
    private static List<FateMove> moves(DocumentState before, DocumentState after) {
        Map<Long, Fate> fates = new HashMap<>();
        after.revisions().forEach(revision -> fates.put(revision.revision(), revision.fate()));
        List<FateMove> moves = new ArrayList<>();
        for (SettledRevision revision : before.revisions()) {
            Fate to = fates.getOrDefault(
                    revision.revision(), revision.fate() == Fate.EXCLUDED ? Fate.EXCLUDED : Fate.REPLACED);
            if (to != revision.fate()) {
                moves.add(new FateMove(revision.fate(), to, revision.receivedDay()));
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
