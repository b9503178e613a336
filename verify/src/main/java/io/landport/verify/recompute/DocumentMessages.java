package io.landport.verify.recompute;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All messages of one document. Looks the winner up once all are known, independently of settlement, which processes them one by
 * one; the results must be equal.
 */
final class DocumentMessages {
    private final NavigableMap<Long, KnownRevision> revisions = new TreeMap<>();
    private final NavigableMap<Long, Judged.JudgedDecision> decisions = new TreeMap<>();

    /** @param receivedDay on which the revision became known */
    record KnownRevision(Judged.JudgedRevision revision, LocalDate receivedDay) {}

    /** Adds a message. Of two with the same number the first one counts. */
    void add(Judged message, LocalDate receivedDay) {
        if (message instanceof Judged.JudgedRevision revision) {
            revisions.putIfAbsent(revision.revision(), new KnownRevision(revision, receivedDay));
        } else if (message instanceof Judged.JudgedDecision decision) {
            decisions.putIfAbsent(decision.number(), decision);
        }
    }

    /** The revision that counts. */
    Optional<KnownRevision> winner() {
        Map<Long, Outcome> lastOutcomes = new HashMap<>();
        for (Judged.JudgedDecision decision : decisions.values()) {
            Long revision = decision.revision() != null ? decision.revision() : revisions.floorKey(decision.number());
            if (revision != null) {
                lastOutcomes.put(revision, decision.outcome());
            }
        }
        Optional<KnownRevision> winner = Optional.empty();
        for (KnownRevision known : revisions.values()) {
            Judged.JudgedRevision revision = known.revision();
            if (!revision.needsDecision() || lastOutcomes.get(revision.revision()) == Outcome.RELEASED) {
                winner = Optional.of(known);
            }
        }
        return winner;
    }

    /** What the winner counts; empty if there is none. */
    List<Contribution> counted() {
        return winner().map(known -> known.revision().counted()).orElse(List.of());
    }

    /** The fate of the document; empty if no revision is known. */
    Optional<Fate> fate() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        winner().map(known -> known.revision().fateInForce()).orElse(Fate.PENDING));
    }
}
