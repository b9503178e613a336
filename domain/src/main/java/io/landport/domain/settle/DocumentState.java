package io.landport.domain.settle;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.total.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a document: its revisions and decisions in ascending order. Where revisions need no decision only the
 * winner is kept, for nothing can bring a lower one back.
 */
public record DocumentState(List<SettledRevision> revisions, List<SettledDecision> decisions) {
    private static final long NONE = -1;

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
     * @param counted what it adds where it wins
     */
    public record SettledRevision(
            long revision,
            boolean needsDecision,
            long contentHash,
            Fate fateInForce,
            Fate fate,
            List<Contribution> counted) {

        public SettledRevision {
            counted = List.copyOf(counted);
        }

        SettledRevision withFate(Fate newFate) {
            return new SettledRevision(revision, needsDecision, contentHash, fateInForce, newFate, counted);
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
        for (int i = revisions.size() - 1; i >= 0; i--) {
            SettledRevision revision = revisions.get(i);
            if (!revision.needsDecision() || isReleased(revision)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    Optional<SettledRevision> revision(long number) {
        return revisions.stream()
                .filter(revision -> revision.revision() == number)
                .findFirst();
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

    private boolean isReleased(SettledRevision revision) {
        for (int i = decisions.size() - 1; i >= 0; i--) {
            SettledDecision decision = decisions.get(i);
            if (isOn(decision, revision)) {
                return decision.outcome() == Outcome.RELEASED;
            }
        }
        return false;
    }

    private boolean isOn(SettledDecision decision, SettledRevision revision) {
        Long named = decision.revision();
        return (named != null ? named : highestNotAfter(decision.number())) == revision.revision();
    }

    private long highestNotAfter(long number) {
        long highest = NONE;
        for (SettledRevision revision : revisions) {
            if (revision.revision() <= number) {
                highest = revision.revision();
            }
        }
        return highest;
    }
}
