package io.landport.domain.settle;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plain loop of rule 3: finds the winner of each document among all its messages and adds its lines. Independent of the
 * code that it checks.
 */
public final class WinnersLoop {
    private final Map<DocumentId, TreeMap<Long, Judged.JudgedRevision>> revisions = new HashMap<>();
    private final Map<DocumentId, TreeMap<Long, Judged.JudgedDecision>> decisions = new HashMap<>();

    /** @param messages accepted messages, in any order and with repetitions */
    public WinnersLoop(Collection<Judged> messages) {
        for (Judged message : messages) {
            if (message instanceof Judged.JudgedRevision revision) {
                revisions.computeIfAbsent(revision.id(), id -> new TreeMap<>()).put(revision.revision(), revision);
            } else if (message instanceof Judged.JudgedDecision decision) {
                decisions.computeIfAbsent(decision.id(), id -> new TreeMap<>()).put(decision.number(), decision);
            }
        }
    }

    /** Lines, lines without weight, value and weight of each total that is not empty. */
    public Map<TotalKey, List<BigInteger>> totals() {
        Map<TotalKey, List<BigInteger>> totals = new HashMap<>();
        for (DocumentId document : revisions.keySet()) {
            Judged.JudgedRevision winner = winner(document);
            for (Contribution counted : winner == null ? List.<Contribution>of() : winner.counted()) {
                totals.merge(counted.key(), numbers(counted), WinnersLoop::sum);
            }
        }
        return totals;
    }

    Judged.@Nullable JudgedRevision winner(DocumentId document) {
        TreeMap<Long, Judged.JudgedRevision> known = revisions.getOrDefault(document, new TreeMap<>());
        for (Judged.JudgedRevision revision : known.descendingMap().values()) {
            if (!revision.needsDecision() || lastOutcome(document, revision.revision(), known) == Outcome.RELEASED) {
                return revision;
            }
        }
        return null;
    }

    private @Nullable Outcome lastOutcome(
            DocumentId document, long revision, NavigableMap<Long, Judged.JudgedRevision> known) {
        Outcome last = null;
        for (Judged.JudgedDecision decision :
                decisions.getOrDefault(document, new TreeMap<>()).values()) {
            Long on = decision.revision() != null ? decision.revision() : known.floorKey(decision.number());
            if (on != null && on == revision) {
                last = decision.outcome();
            }
        }
        return last;
    }

    static List<BigInteger> numbers(Contribution counted) {
        return List.of(
                BigInteger.valueOf(counted.amounts().lines()),
                BigInteger.valueOf(counted.amounts().linesWithoutWeight()),
                counted.amounts().value().toBigInteger(),
                counted.amounts().netWeight().toBigInteger());
    }

    static List<BigInteger> sum(List<BigInteger> left, List<BigInteger> right) {
        return List.of(
                left.get(0).add(right.get(0)),
                left.get(1).add(right.get(1)),
                left.get(2).add(right.get(2)),
                left.get(3).add(right.get(3)));
    }
}
