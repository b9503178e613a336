package io.landport.verify;

import io.landport.kafka.read.ProgressListener;
import io.landport.kafka.read.TopicReader;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.Workspace;
import io.landport.verify.recompute.MonthSums;
import io.landport.verify.recompute.Recomputation;
import io.landport.verify.recompute.RecomputationRules;
import io.landport.verify.recompute.RecomputedFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One round: recomputes the totals of all documents up to fixed ends and compares topics and store with them. */
final class VerificationRound implements AutoCloseable {
    private static final String RECOMPUTED = "recomputed";
    private static final String TOPIC = "topic";
    private static final String STORE = "store";
    private static final String MONTHS = "monthly totals";

    private final VerificationSettings settings;
    private final VerificationListener listener;
    private final Workspace workspace;
    private final TopicReader topicReader;
    private final @Nullable Differences suspects;
    private final Differences differences;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<FigureComparison> compared = new ArrayList<>();
    private final Map<String, Long> ofIntake = new TreeMap<>();
    private final List<FateBalance> balances = new ArrayList<>();

    /** @param suspects what differed in the round before, the only keys that can differ in this one; null in the first round */
    VerificationRound(
            VerificationSettings settings,
            VerificationListener listener,
            Workspace workspace,
            TopicReader topicReader,
            @Nullable Differences suspects) {
        this.settings = settings;
        this.listener = listener;
        this.workspace = workspace;
        this.topicReader = topicReader;
        this.suspects = suspects;
        this.differences = new Differences(workspace, settings.limit());
    }

    /**
     * Recomputes up to the ends and compares.
     *
     * @param published by intake before these ends, by topic of the feeds
     * @param documentEnds of the document topics; aggregate topics and store include everything before them
     */
    void run(Map<String, Long> published, Map<TopicPartition, Long> documentEnds) {
        ofIntake.putAll(published);
        ends.putAll(documentEnds);
        LocalDate keptFrom = receiptsKeptFrom();
        RecomputationRules rules = new RecomputationRules(
                settings.topics(),
                settings.wire(),
                settings.reference(),
                settings.quarantined(),
                settings.hasReceipts() ? keptFrom : null);
        try (Recomputation recomputation = new Recomputation(rules, workspace)) {
            recomputation.run(this::read, documentEnds, progress("recompute"));
            compared.add(compareWinners(recomputation));
            try (StoreSnapshot store = StoreSnapshot.open(settings.store())) {
                compareAll(recomputation, store);
                recomputation
                        .receipts()
                        .ifPresent(recomputed -> compare(
                                new Aggregates(settings.topics(), Map.of()).receipts(keptFrom), recomputed, store));
            }
        }
    }

    private void read(
            Map<TopicPartition, Long> ofPartitions,
            Consumer<ConsumerRecord<byte[], byte[]>> to,
            ProgressListener listener) {
        try (TopicReader reader = new TopicReader(settings.kafka())) {
            reader.read(ofPartitions, to, listener);
        }
    }

    /** Receipts that are deleted after this differ once, and are compared again in the next round. */
    private LocalDate receiptsKeptFrom() {
        try (StoreSnapshot store = StoreSnapshot.open(settings.store())) {
            return store.receiptsKeptFrom();
        }
    }

    /** The ends up to which each topic was read. */
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

    private void compareAll(Recomputation recomputation, StoreSnapshot store) {
        Aggregates aggregates = new Aggregates(settings.topics(), recomputation.asOf());
        compare(aggregates.totals(), recomputation.ledger(RecomputedFigures.TOTALS), store);
        compare(aggregates.changes(), recomputation.ledger(RecomputedFigures.CHANGES), store);
        compareMonths(aggregates, recomputation, store);
        compared.add(compareReportedTotals(aggregates, store));
        compare(aggregates.rolling(), recomputation.ledger(RecomputedFigures.ROLLING), store);
        compare(aggregates.clocks(), recomputation.ledger(RecomputedFigures.CLOCKS), store);
        compare(aggregates.commodities(), recomputation.ledger(RecomputedFigures.COMMODITIES), store);
        compare(aggregates.fates(), recomputation.ledger(RecomputedFigures.FATES), store);
        compare(aggregates.namedLists(), recomputation.lists().named(), store);
        compare(aggregates.listFates(), recomputation.lists().fates(), store);
    }

    /** Rule 3: settlement message by message equals a plain loop over the winners. */
    private FigureComparison compareWinners(Recomputation recomputation) {
        Aggregate<?> totals = new Aggregates(settings.topics(), Map.of()).totals();
        return new Comparison("winners", totals::text)
                .side("settled", recomputation.ledger(RecomputedFigures.TOTALS))
                .side("plain loop", recomputation.ledger(RecomputedFigures.WINNERS))
                .compare(suspects, differences);
    }

    /** Compared within one snapshot of the store, because all that a source reports of a month changes all the time. */
    private FigureComparison compareReportedTotals(Aggregates aggregates, StoreSnapshot store) {
        Aggregate<?> reported = aggregates.reportedTotals();
        try (Ledger summedMonths = workspace.sums();
                Ledger inStore = workspace.latest()) {
            store.read(aggregates.monthsAsReported(), summedMonths, progress("add up store's monthly totals"));
            store.read(reported, inStore, progress("read store's " + reported.name()));
            return new Comparison(reported.name(), reported::text)
                    .side(MONTHS, summedMonths)
                    .side(STORE, inStore)
                    .compare(suspects, differences);
        }
    }

    private void compareMonths(Aggregates aggregates, Recomputation recomputation, StoreSnapshot store) {
        try (Ledger changesInTopic = workspace.latest();
                Ledger totalsInTopic = workspace.sums();
                Ledger recomputedChanges = workspace.sums();
                Ledger recomputedTotals = workspace.sums()) {
            readTopic(aggregates.monthlyChanges(), changesInTopic);
            MonthSums.ofDays(recomputation.ledger(RecomputedFigures.CHANGES), recomputedChanges);
            compare(aggregates.monthlyChanges(), recomputedChanges, changesInTopic, store);
            MonthSums.ofDays(recomputation.ledger(RecomputedFigures.TOTALS), recomputedTotals);
            MonthSums.ofChanges(changesInTopic, totalsInTopic);
            compare(aggregates.monthlyTotals(), recomputedTotals, totalsInTopic, store);
        }
    }

    private <V> void compare(Aggregate<V> aggregate, Ledger recomputed, StoreSnapshot store) {
        try (Ledger inTopic = workspace.latest()) {
            readTopic(aggregate, inTopic);
            compare(aggregate, recomputed, inTopic, store);
        }
    }

    private <V> void readTopic(Aggregate<V> aggregate, Ledger inTopic) {
        Map<TopicPartition, Long> topicEnds =
                topicReader.ends(List.of(aggregate.topic().name()));
        topicEnds.forEach(ends::putIfAbsent);
        new LatestRecords<>(aggregate, settings.wire())
                .read(topicReader, topicEnds, inTopic, progress("read topic of " + aggregate.name()));
    }

    private <V> void compare(Aggregate<V> aggregate, Ledger recomputed, Ledger inTopic, StoreSnapshot store) {
        try (Ledger inStore = workspace.latest()) {
            store.read(aggregate, inStore, progress("read store's " + aggregate.name()));
            compared.add(new Comparison(aggregate.name(), aggregate::text)
                    .side(RECOMPUTED, recomputed)
                    .side(TOPIC, inTopic)
                    .side(STORE, inStore)
                    .compare(suspects, differences));
            if (aggregate.topic().equals(settings.topics().fates())) {
                balances.addAll(FateBalance.of(RECOMPUTED, recomputed, ofIntake));
                balances.addAll(FateBalance.of(TOPIC, inTopic, ofIntake));
                balances.addAll(FateBalance.of(STORE, inStore, ofIntake));
            }
        }
    }

    private ProgressListener progress(String step) {
        return (done, of) -> listener.progressed(step, done, of);
    }
}
