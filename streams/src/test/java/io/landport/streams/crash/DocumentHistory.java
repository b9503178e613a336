package io.landport.streams.crash;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All messages of one document, and the winner after each. */
final class DocumentHistory {
    private final DocumentId id;
    private final String topic;
    private final String source;
    private final boolean needsDecisions;
    private final TreeMap<Long, Known> revisions = new TreeMap<>();
    private final TreeMap<Long, Judged.JudgedDecision> decisions = new TreeMap<>();

    /** The winner after each accepted message. */
    private final List<Optional<Long>> winners = new ArrayList<>();

    DocumentHistory(String topic, DocumentId id) {
        this.id = id;
        this.topic = topic;
        this.source = id.source();
        this.needsDecisions = !source.equals("us-bts");
    }

    /** @param since index of the first winner after it arrived */
    private record Known(TradeDocument content, Judged.JudgedRevision judged, LocalDate receivedDay, int since) {}

    /** Takes a message; returns whether it conflicts with no earlier one. */
    boolean take(TradeDocument content, Judged judged, LocalDate receivedDay, String message, Expected expected) {
        Optional<Long> before = winners.isEmpty() ? Optional.empty() : winners.get(winners.size() - 1);
        String fate = judged instanceof Judged.JudgedRevision revision
                ? revision(content, revision, receivedDay, before)
                : decision((Judged.JudgedDecision) judged);
        if (fate.equals("rejected")) {
            return false;
        }
        if (fate.equals("stale")) {
            long number = ((Judged.JudgedRevision) judged).revision();
            expected.receipts.put(id.key() + '\t' + number + '\t' + message, "stale, received on " + receivedDay);
        }
        if (!fate.equals("kept")) {
            expected.count(topic, source, receivedDay, fate);
        }
        Optional<Long> after = Optional.ofNullable(winner());
        winners.add(after);
        if (!before.equals(after)) {
            before.ifPresent(number -> expected.change(known(number).judged, true, receivedDay));
            after.ifPresent(number -> expected.change(known(number).judged, false, receivedDay));
        }
        return true;
    }

    /** Counts the fates of the accepted revisions. */
    void end(Expected expected) {
        revisions.forEach((number, known) -> {
            expected.count(topic, source, known.receivedDay, fate(number, known));
            expected.receipts.put(id.key() + '\t' + number + '\t', receipt(fate(number, known), known));
        });
        Long winner = winner();
        if (winner != null && known(winner).content instanceof Declaration summary) {
            expected.names(id, winner, known(winner).receivedDay, summary.summarises());
        }
    }

    /** The key of the receipt of the winner, the only one that says how many summaries name the document. */
    Optional<String> receiptOfWinner() {
        return Optional.ofNullable(winner()).map(number -> id.key() + '\t' + number + '\t');
    }

    /** The fate of the document. */
    String fate() {
        if (revisions.isEmpty()) {
            return "absent";
        }
        Long winner = winner();
        return winner == null ? "pending" : known(winner).judged.fateInForce().code();
    }

    /** A revision that counts does so in all sectors of its lines. */
    private static String receipt(String fate, Known known) {
        String receipt = fate + ", received on " + known.receivedDay;
        if (!fate.equals("counted")) {
            return receipt;
        }
        TreeSet<String> sectors = new TreeSet<>();
        known.judged.counted().forEach(line -> sectors.add(line.key().series().sector()));
        return receipt + ", on " + known.judged.day() + " at "
                + known.judged.counted().get(0).key().series().crossing() + " in " + sectors;
    }

    private String revision(
            TradeDocument content, Judged.JudgedRevision judged, LocalDate receivedDay, Optional<Long> winner) {
        if (!needsDecisions && winner.isPresent() && winner.get() > judged.revision()) {
            return "stale";
        }
        Known same = revisions.get(judged.revision());
        if (same != null) {
            return same.content.equals(content) ? "duplicate" : "rejected";
        }
        revisions.put(judged.revision(), new Known(content, judged, receivedDay, winners.size()));
        return "kept";
    }

    private String decision(Judged.JudgedDecision judged) {
        Judged.JudgedDecision same = decisions.putIfAbsent(judged.number(), judged);
        if (same == null) {
            return "applied";
        }
        return same.equals(judged) ? "duplicate" : "rejected";
    }

    private @Nullable Long winner() {
        for (Long number : revisions.descendingKeySet()) {
            if (!needsDecisions || lastOutcome(number) == Outcome.RELEASED) {
                return number;
            }
        }
        return null;
    }

    private @Nullable Outcome lastOutcome(long revision) {
        Outcome last = null;
        for (Judged.JudgedDecision decision : decisions.values()) {
            Long meant = decision.revision() != null ? decision.revision() : revisions.floorKey(decision.number());
            if (meant != null && meant == revision) {
                last = decision.outcome();
            }
        }
        return last;
    }

    /**
     * Its fate in force if it is the winner, pending above the winner, below it replaced if it ever won and otherwise
     * stale.
     */
    private String fate(long number, Known known) {
        List<Optional<Long>> since = winners.subList(known.since, winners.size());
        boolean wasInForce = since.contains(Optional.of(number));
        Optional<Long> last = winners.get(winners.size() - 1);
        String inForce = known.judged.fateInForce().code();
        if (last.equals(Optional.of(number)) || (wasInForce && inForce.equals("excluded"))) {
            return inForce;
        }
        if (last.isEmpty() || last.get() < number) {
            return "pending";
        }
        return wasInForce ? "replaced" : "stale";
    }

    private Known known(long number) {
        Known known = revisions.get(number);
        if (known == null) {
            throw new IllegalStateException("no revision " + number);
        }
        return known;
    }
}
