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
 * What is kept of a document: its revisions and decisions in ascending order. Where revisions need no decision only the
 * winner is kept, for nothing can bring a lower one back.
 */
public record DocumentState(List<SettledRevision> revisions, List<SettledDecision> decisions) {
    /** A document that nothing is known of yet. */
    public static final DocumentState UNKNOWN = new DocumentState(List.of(), List.of());

    public DocumentState {
        revisions = List.copyOf(revisions);
        decisions = List.copyOf(decisions);
    }

    /**
     * A revision that was accepted.
     *
     * @param fateInForce what becomes of it where it wins
     * @param fate what has become of it so far
     * @param receivedDay the UTC day on which it became known
     * @param counted what it adds where it wins
     */
    public record SettledRevision(
            long revision,
            boolean needsDecision,
            long contentHash,
            Fate fateInForce,
            Fate fate,
            LocalDate receivedDay,
            List<Contribution> counted) {

        public SettledRevision {
            counted = List.copyOf(counted);
        }

        SettledRevision withFate(Fate newFate) {
            return new SettledRevision(
                    revision, needsDecision, contentHash, fateInForce, newFate, receivedDay, counted);
        }
    }

    /**
     * A decision that was accepted.
     *
     * @param revision the revision that it names, or null
     */
    public record SettledDecision(long number, @Nullable Long revision, Outcome outcome) {}

    /** The revision that counts: the highest that needs no decision, or whose highest decision is a release. */
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

    /** What has become of the document: of the revision that counts, else it is pending. Empty where none has come. */
    public Optional<Fate> fate() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(winner().map(SettledRevision::fateInForce).orElse(Fate.PENDING));
    }

    Optional<SettledRevision> revision(long number) {
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

    /** By revision; worked out in one pass, for a document can have thousands of both. */
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
