package io.landport.consumer.verify;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The plain loop that rule 3 speaks of, over one document: all its messages at hand, the winner looked up. A second opinion
 * on what settlement says, with which it shares nothing.
 */
final class PlainWinner {
    private final NavigableMap<Long, Judged.Revision> revisions = new TreeMap<>();
    private final NavigableMap<Long, Judged.Decision> decisions = new TreeMap<>();

    /** Of two messages that give one number to different contents the first counts. */
    void take(Judged message) {
        if (message instanceof Judged.Revision revision) {
            revisions.putIfAbsent(revision.revision(), revision);
        } else if (message instanceof Judged.Decision decision) {
            decisions.putIfAbsent(decision.number(), decision);
        }
    }

    /** What the winner counts; nothing where there is none. */
    List<Contribution> counted() {
        Map<Long, Outcome> lastOutcomes = new HashMap<>();
        for (Judged.Decision decision : decisions.values()) {
            Long revision = decision.revision() != null ? decision.revision() : revisions.floorKey(decision.number());
            if (revision != null) {
                lastOutcomes.put(revision, decision.outcome());
            }
        }
        List<Contribution> counted = List.of();
        for (Judged.Revision revision : revisions.values()) {
            if (!revision.needsDecision() || lastOutcomes.get(revision.revision()) == Outcome.RELEASED) {
                counted = revision.counted();
            }
        }
        return counted;
    }
}
