package io.landport.domain.settle;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a document: its revisions and decisions in ascending order. If revisions need no decision, the state contains
 * only the winner, because no other revision can become the winner again.
 */
public record DocumentState(List<SettledRevision> revisions, List<SettledDecision> decisions) {
    /** The state of a document before its first message. */
    public static final DocumentState UNKNOWN = new DocumentState(List.of(), List.of());

    public DocumentState {
        revisions = List.copyOf(revisions);
        decisions = List.copyOf(decisions);
    }

    /**
     * A revision that was accepted.
     *
     * @param fateInForce its fate while it is the winner
     * @param fate its fate now
     * @param hasWon whether it is or was the winner; every fate except pending and stale implies it
     * @param receivedDay the UTC day on which it became known
     * @param counted what it adds to totals while it is the winner
     */
    public record SettledRevision(
            long revision,
            boolean needsDecision,
            long contentHash,
            Fate fateInForce,
            Fate fate,
            boolean hasWon,
            LocalDate receivedDay,
            List<Contribution> counted) {

        public SettledRevision {
            counted = List.copyOf(counted);
            hasWon = hasWon || (fate != Fate.PENDING && fate != Fate.STALE);
        }

        SettledRevision withFate(Fate newFate) {
            return new SettledRevision(
                    revision, needsDecision, contentHash, fateInForce, newFate, hasWon, receivedDay, counted);
        }
    }

    /**
     * A decision that was accepted.
     *
     * @param revision the revision that it names, null if it names none
     */
    public record SettledDecision(long number, @Nullable Long revision, Outcome outcome) {}

    /** The winner: the highest revision that needs no decision or whose highest decision is a release. */
    public Optional<SettledRevision> winner() {
        Map<Long, Outcome> outcomes = decisions.isEmpty() ? Map.of() : highestOutcomes();
        for (int i = revisions.size() - 1; i >= 0; i--) {
            SettledRevision revision = revisions.get(i);
            if (!revision.needsDecision() || outcomes.get(revision.revision()) == Outcome.RELEASED) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /** The fate of the document: that of its winner, pending if it has none, empty if it has no revision. */
    public Optional<Fate> fate() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(winner().map(SettledRevision::fateInForce).orElse(Fate.PENDING));
    }

    /** The revision with this number; empty if it is unknown or can never be the winner again. */
    public Optional<SettledRevision> revision(long number) {
        for (SettledRevision revision : revisions) {
            if (revision.revision() == number) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    Optional<SettledDecision> decision(long number) {
        return decisions.stream()
                .filter(decision -> decision.number() == number)
                .findFirst();
    }

    DocumentState with(SettledRevision revision) {
        if (!revision.needsDecision()) {
            return new DocumentState(List.of(revision), decisions);
        }
        List<SettledRevision> more = new ArrayList<>(revisions);
        more.add(revision);
        more.sort((left, right) -> Long.compare(left.revision(), right.revision()));
        return new DocumentState(more, decisions);
    }

    DocumentState with(SettledDecision decision) {
        List<SettledDecision> more = new ArrayList<>(decisions);
        more.add(decision);
        more.sort((left, right) -> Long.compare(left.number(), right.number()));
        return new DocumentState(revisions, more);
    }

    DocumentState withRevisions(List<SettledRevision> others) {
        return new DocumentState(others, decisions);
    }

    /** The outcome of the highest decision by revision. One pass, because a document may have thousands of both. */
    private Map<Long, Outcome> highestOutcomes() {
        Map<Long, Outcome> outcomes = new HashMap<>();
        int notAfter = -1;
        for (SettledDecision decision : decisions) {
            while (notAfter + 1 < revisions.size()
                    && revisions.get(notAfter + 1).revision() <= decision.number()) {
                notAfter++;
            }
            Long named = decision.revision();
            if (named != null) {
                outcomes.put(named, decision.outcome());
            } else if (notAfter >= 0) {
                outcomes.put(revisions.get(notAfter).revision(), decision.outcome());
            }
        }
        return outcomes;
    }
}
