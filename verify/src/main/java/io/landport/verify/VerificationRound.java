package io.landport.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One cut: recomputes what the documents up to it add up to and compares everything with that. */
final class VerificationRound implements AutoCloseable {
    private static final String RECOMPUTED = "recomputed";
    private static final String TOPIC = "topic";
    private static final String STORE = "store";
    private static final String MONTHS = "monthly totals";

    private final VerificationSettings settings;
    private final VerificationListener listener;
    private final Workspace workspace;
    private final Logs logs;
    private final @Nullable Differences suspects;
    private final Differences differences;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<Compared> compared = new ArrayList<>();
    private final List<Balance> balances = new ArrayList<>();

    /** @param suspects what differed at the cut before, null at the first one: nothing else can differ at this one */
    VerificationRound(
            VerificationSettings settings,
            VerificationListener listener,
            Workspace workspace,
            Logs logs,
            @Nullable Differences suspects) {
        this.settings = settings;
        this.listener = listener;
        this.workspace = workspace;
        this.logs = logs;
        this.suspects = suspects;
        this.differences = new Differences(workspace, settings.limit());
    }

    /**
     * Recomputes up to the ends, and compares.
     *
     * @param documentEnds of the input topics, which the aggregates have taken in already
     */
    void run(Map<TopicPartition, Long> documentEnds) {
        ends.putAll(documentEnds);
        try (Recomputation recomputation = new Recomputation(
                settings.topics(), settings.wire(), settings.reference(), settings.setAside(), workspace)) {
            logs.read(documentEnds, recomputation::read, meter("read documents"));
            recomputation.fold(meter("settle documents"));
            compared.add(secondOpinion(recomputation));
            try (StoreSide store = StoreSide.open(settings.store())) {
                compareAll(recomputation, store);
            }
        }
    }

    /** Up to where it has read which topic. */
    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    boolean isClean() {
        return differences.isEmpty();
    }

    Differences differences() {
        return differences;
    }

    VerificationReport report(int rounds) {
        return new VerificationReport(rounds, compared, differences.first(), balances);
    }

    @Override
    public void close() {
        differences.close();
    }

    private void compareAll(Recomputation recomputation, StoreSide store) {
        Aggregates aggregates = new Aggregates(settings.topics(), recomputation.asOf());
        compareWithMonths(aggregates.totals(), aggregates.monthlyTotals(), recomputation.totals(), store);
        compared.add(reportedTotals(aggregates, store));
        compareWithMonths(aggregates.changes(), aggregates.monthlyChanges(), recomputation.changes(), store);
        compare(aggregates.rolling(), recomputation.rolling(), store);
        compare(aggregates.clocks(), recomputation.clocks(), store);
        compare(aggregates.commodities(), recomputation.commodities(), store);
        compare(aggregates.fates(), recomputation.fates(), store);
        compare(aggregates.namedLists(), recomputation.lists().named(), store);
        compare(aggregates.listFates(), recomputation.lists().fates(), store);
    }

    /** Rule 3: settlement message by message equals a plain loop over the winners. */
    private Compared secondOpinion(Recomputation recomputation) {
        Aggregate<?> totals = new Aggregates(settings.topics(), Map.of()).totals();
        return new Comparison("winners", totals::described)
                .with("settled", recomputation.totals())
                .with("plain loop", recomputation.winners())
                .compare(suspects, differences);
    }

    /** Compared within the store, at one moment: all that a source reports of a month is hardly ever at rest. */
    private Compared reportedTotals(Aggregates aggregates, StoreSide store) {
        Aggregate<?> reported = aggregates.reportedTotals();
        try (Ledger ofMonths = workspace.sums();
                Ledger ofStore = workspace.latest()) {
            store.read(aggregates.monthsAsReported(), ofMonths, meter("add up store's monthly totals"));
            store.read(reported, ofStore, meter("read store's " + reported.name()));
            return new Comparison(reported.name(), reported::described)
                    .with(MONTHS, ofMonths)
                    .with(STORE, ofStore)
                    .compare(suspects, differences);
        }
    }

    private <V> void compareWithMonths(Aggregate<V> days, Aggregate<V> months, Ledger recomputed, StoreSide store) {
        try (Ledger ofTopic = workspace.latest();
                Ledger recomputedMonths = workspace.sums();
                Ledger monthsOfTopic = workspace.sums()) {
            readTopic(days, ofTopic);
            compare(days, recomputed, ofTopic, store);
            MonthSums.add(recomputed, recomputedMonths);
            MonthSums.add(ofTopic, monthsOfTopic);
            compare(months, recomputedMonths, monthsOfTopic, store);
        }
    }

    private <V> void compare(Aggregate<V> aggregate, Ledger recomputed, StoreSide store) {
        try (Ledger ofTopic = workspace.latest()) {
            readTopic(aggregate, ofTopic);
            compare(aggregate, recomputed, ofTopic, store);
        }
    }

    private <V> void readTopic(Aggregate<V> aggregate, Ledger ofTopic) {
        Map<TopicPartition, Long> topicEnds =
                logs.ends(List.of(aggregate.topic().name()));
        topicEnds.forEach(ends::putIfAbsent);
        new TopicSide<>(aggregate, settings.wire())
                .read(logs, topicEnds, ofTopic, meter("read topic of " + aggregate.name()));
    }

    private <V> void compare(Aggregate<V> aggregate, Ledger recomputed, Ledger ofTopic, StoreSide store) {
        try (Ledger ofStore = workspace.latest()) {
            store.read(aggregate, ofStore, meter("read store's " + aggregate.name()));
            compared.add(new Comparison(aggregate.name(), aggregate::described)
                    .with(RECOMPUTED, recomputed)
                    .with(TOPIC, ofTopic)
                    .with(STORE, ofStore)
                    .compare(suspects, differences));
            if (aggregate.topic().equals(settings.topics().fates())) {
                balances.addAll(Balances.of(RECOMPUTED, recomputed));
                balances.addAll(Balances.of(TOPIC, ofTopic));
                balances.addAll(Balances.of(STORE, ofStore));
            }
        }
    }

    private ProgressListener meter(String step) {
        return (done, of) -> listener.progressed(step, done, of);
    }
}
