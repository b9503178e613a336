package io.landport.bench.peer;

import io.landport.bench.candidate.World;
import io.landport.contract.Topic;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.Amounts;
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
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Both forms of the job, each of the DSL's own operators. */
final class PlainDslTopology {
    private static final Serde<String> KEY = Serdes.String();

    /** The workload's documents have at most so many lines, and so at most so many totals. */
    private static final int MAX_ROWS = 5;

    private final Topic<TradeDocument> input;
    private final Topic<DailyTotal> output;
    private final Serde<TradeDocument> documents;
    private final Serde<DailyTotal> totals;
    private final PlainDsl.Keep keep;
    private final Judging judging = new Judging();

    PlainDslTopology(World world, PlainDsl.Keep keep) {
        this.input = world.topics().documents(Channel.CUSTOMS);
        this.output = world.topics().dailyTotals();
        this.documents = world.wire().serde(input);
        this.totals = world.wire().serde(output);
        this.keep = keep;
    }

    /** Winners by document, rows of what they count by document and place, sums by total. */
    void drawTables(StreamsBuilder builder) {
        byDocument(builder)
                .reduce(
                        PlainDslTopology::winner,
                        keep.<String, TradeDocument>store("winners")
                                .withKeySerde(KEY)
                                .withValueSerde(documents))
                .toStream()
                .flatMap(this::rows)
                .repartition(Repartitioned.with(KEY, totals).withName("by-row"))
                .toTable(
                        keep.<String, DailyTotal>store("rows").withKeySerde(KEY).withValueSerde(totals))
                .groupBy(
                        (row, counted) -> KeyValue.pair(counted.key().key(), counted),
                        Grouped.with("by-total", KEY, totals))
                .aggregate(() -> null, PlainDslTopology::added, PlainDslTopology::takenBack, sums())
                .toStream()
                .to(output.name(), Produced.with(KEY, totals));
    }

    /**
     * Winners by document beside the winner before, signed changes by total, sums. The cache of the first store must be
     * off: it would pass over winners between two commits, and what they had added would not be taken back.
     */
    void drawChanges(StreamsBuilder builder) {
        byDocument(builder)
                .aggregate(
                        () -> Turn.NONE,
                        (key, document, before) -> before.with(document),
                        keep.<String, Turn>store("winners")
                                .withKeySerde(KEY)
                                .withValueSerde(Turn.serde(documents))
                                .withCachingDisabled())
                .toStream()
                .flatMap(this::changes)
                .groupByKey(Grouped.with("by-total", KEY, totals))
                .aggregate(() -> null, PlainDslTopology::added, sums())
                .toStream()
                .to(output.name(), Produced.with(KEY, totals));
    }

    private KGroupedStream<String, TradeDocument> byDocument(StreamsBuilder builder) {
        return builder.stream(input.name(), Consumed.with(KEY, documents)).groupByKey(Grouped.with(KEY, documents));
    }

    private Materialized<String, DailyTotal, KeyValueStore<Bytes, byte[]>> sums() {
        return keep.<String, DailyTotal>store("sums").withKeySerde(KEY).withValueSerde(totals);
    }

    static TradeDocument winner(TradeDocument left, TradeDocument right) {
        return revision(right) > revision(left) ? right : left;
    }

    static long revision(TradeDocument document) {
        return document instanceof Declaration declaration
                ? declaration.revision()
                : ((Cancellation) document).revision();
    }

    /** Places that the winner leaves empty are emptied: an earlier one may have filled them. */
    private List<KeyValue<String, @Nullable DailyTotal>> rows(String key, TradeDocument winner) {
        List<Contribution> counted = judging.counted(key, winner);
        List<KeyValue<String, @Nullable DailyTotal>> rows = new ArrayList<>(MAX_ROWS);
        for (int place = 0; place < MAX_ROWS; place++) {
            rows.add(KeyValue.pair(key + '#' + place, place < counted.size() ? total(counted.get(place)) : null));
        }
        return rows;
    }

    private List<KeyValue<String, DailyTotal>> changes(String key, Turn turn) {
        List<KeyValue<String, DailyTotal>> changes = new ArrayList<>();
        for (Contribution counted : turn.isNews() ? judging.counted(key, turn.now()) : List.<Contribution>of()) {
            changes.add(KeyValue.pair(counted.key().key(), total(counted)));
        }
        TradeDocument before = turn.before();
        if (turn.isNews() && before != null) {
            for (Contribution counted : judging.counted(key, before)) {
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

    private static DailyTotal added(String key, DailyTotal counted, @Nullable DailyTotal sum) {
        return sum == null ? counted : new DailyTotal(sum.key(), sum.amounts().plus(counted.amounts()));
    }

    private static DailyTotal takenBack(String key, DailyTotal counted, @Nullable DailyTotal sum) {
        Amounts before = sum == null ? Amounts.ZERO : sum.amounts();
        return new DailyTotal(counted.key(), before.minus(counted.amounts()));
    }
}
