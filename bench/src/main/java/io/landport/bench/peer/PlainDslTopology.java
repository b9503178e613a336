package io.landport.bench.peer;

import io.landport.bench.candidate.TrialEnvironment;
import io.landport.contract.Topic;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.DailyTotal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The job, built from the operators of the DSL. */
final class PlainDslTopology {
    private static final Serde<String> KEY = Serdes.String();

    private final Topic<TradeDocument> input;
    private final Topic<DailyTotal> output;
    private final Serde<TradeDocument> documents;
    private final Serde<DailyTotal> totals;
    private final DocumentJudge judge = new DocumentJudge();

    PlainDslTopology(TrialEnvironment environment) {
        this.input = environment.topics().documents(Channel.CUSTOMS);
        this.output = environment.topics().dailyTotals();
        this.documents = environment.wire().serde(input);
        this.totals = environment.wire().serde(output);
    }

    /**
     * Winners by document with the previous winner, signed changes by total, sums. The first store must not be cached: the
     * cache would drop winners between two commits, whose contributions would then not be subtracted.
     */
    void build(StreamsBuilder builder) {
        KStream<String, DailyTotal> changes = byDocument(builder)
                .aggregate(
                        () -> WinnerChange.NONE,
                        (key, document, before) -> before.with(document),
                        Materialized.<String, WinnerChange>as(Stores.persistentKeyValueStore("winners"))
                                .withKeySerde(KEY)
                                .withValueSerde(WinnerChange.serde(documents))
                                .withCachingDisabled())
                .toStream()
                .flatMap(this::changes)
                .repartition(Repartitioned.with(KEY, totals).withName("by-total"));
        changes.groupByKey(Grouped.with(KEY, totals))
                .aggregate(() -> null, PlainDslTopology::add, sums())
                .toStream()
                .to(output.name(), Produced.with(KEY, totals));
    }

    private KGroupedStream<String, TradeDocument> byDocument(StreamsBuilder builder) {
        return builder.stream(input.name(), Consumed.with(KEY, documents)).groupByKey(Grouped.with(KEY, documents));
    }

    private Materialized<String, DailyTotal, KeyValueStore<Bytes, byte[]>> sums() {
        return Materialized.<String, DailyTotal>as(Stores.persistentKeyValueStore("sums"))
                .withKeySerde(KEY)
                .withValueSerde(totals);
    }

    static long revision(TradeDocument document) {
        return document instanceof Declaration declaration
                ? declaration.revision()
                : ((Cancellation) document).revision();
    }

    private List<KeyValue<String, DailyTotal>> changes(String key, WinnerChange change) {
        List<KeyValue<String, DailyTotal>> changes = new ArrayList<>();
        for (Contribution counted :
                change.isNewWinner() ? judge.counted(key, change.winner()) : List.<Contribution>of()) {
            changes.add(KeyValue.pair(counted.key().key(), total(counted)));
        }
        TradeDocument before = change.previous();
        if (change.isNewWinner() && before != null) {
            for (Contribution counted : judge.counted(key, before)) {
                changes.add(KeyValue.pair(
                        counted.key().key(),
                        new DailyTotal(counted.key(), counted.amounts().negated())));
            }
        }
        return changes;
    }

    private static DailyTotal total(Contribution counted) {
        return new DailyTotal(counted.key(), counted.amounts());
    }

    private static DailyTotal add(String key, DailyTotal counted, @Nullable DailyTotal sum) {
        return sum == null ? counted : new DailyTotal(sum.key(), sum.amounts().plus(counted.amounts()));
    }
}
