package io.landport.verify;

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
 * The plain loop that rule 3 speaks of, over one document: all its messages at hand, the winner looked up. A second opinion
 * on what settlement says, with which it shares nothing.
 */
final class PlainWinner {
    private final NavigableMap<Long, Known> revisions = new TreeMap<>();
    private final NavigableMap<Long, Judged.Decision> decisions = new TreeMap<>();

    /** @param receivedDay on which the revision became known */
    record Known(Judged.Revision revision, LocalDate receivedDay) {}

    /** Of two messages that give one number to different contents the first counts. */
    void take(Judged message, LocalDate receivedDay) {
        if (message instanceof Judged.Revision revision) {
            revisions.putIfAbsent(revision.revision(), new Known(revision, receivedDay));
        } else if (message instanceof Judged.Decision decision) {
            decisions.putIfAbsent(decision.number(), decision);
        }
    }

    /** The revision that counts. */
    Optional<Known> winner() {
        Map<Long, Outcome> lastOutcomes = new HashMap<>();
        for (Judged.Decision decision : decisions.values()) {
            Long revision = decision.revision() != null ? decision.revision() : revisions.floorKey(decision.number());
            if (revision != null) {
                lastOutcomes.put(revision, decision.outcome());
            }
        }
        Optional<Known> winner = Optional.empty();
        for (Known known : revisions.values()) {
            Judged.Revision revision = known.revision();
            if (!revision.needsDecision() || lastOutcomes.get(revision.revision()) == Outcome.RELEASED) {
                winner = Optional.of(known);
            }
        }
        return winner;
    }

    /** What the winner counts; nothing where there is none. */
    List<Contribution> counted() {
        return winner().map(known -> known.revision().counted()).orElse(List.of());
    }

    /** What has become of the document; nothing where no revision came. */
    Optional<Fate> standing() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        winner().map(known -> known.revision().fateInForce()).orElse(Fate.PENDING));
    }
}
