package io.landport.streams;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import io.landport.streams.commit.BeforeCommitBuilder;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The way from documents to totals. Names in it are names of internal topics: changing one loses state. */
final class TotalsTopology {
    static final String BY_SERIES = "by-series";

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Topics topics;
    private final Wire wire;
    private final Reference reference;

    TotalsTopology(Topics topics, Wire wire, Reference reference) {
        this.topics = topics;
        this.wire = wire;
        this.reference = reference;
    }

    /** Builds the topology; nothing is read or written yet. */
    Topology build(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        stores().forEach(builder::addStateStore);

        KStream<byte[], Judgement> judged =
                documents(builder).process(this::judge, Named.as("judge"), JudgeProcessor.RECEIVED_DAYS);

        judged.filter((key, judgement) -> judgement.unreadable().isPresent(), Named.as("unreadable"))
                .mapValues(judgement -> ((Judgement.Unreadable) judgement).bytes(), Named.as("take-bytes"))
                .to(topics.deadLetters().name(), Produced.with(BYTES, BYTES).withName("write-dead-letters"));

        KStream<String, Settled> settled = judged.flatMapValues(Judgement::accepted, Named.as("accepted"))
                .process(
                        SettleProcessor::new,
                        Named.as("settle"),
                        SettleProcessor.DOCUMENTS,
                        SettleProcessor.PARTIALS,
                        SettleProcessor.PASS_ON);

        KStream<String, Rejection> refused = judged.flatMap(keyed(Judgement::refused), Named.as("refused"));
        settled.flatMapValues(Settled::refused, Named.as("contradicting"))
                .merge(refused, Named.as("all-refused"))
                .to(topics.rejected().name(), produced(topics.rejected(), "write-rejected"));

        KStream<String, Totalled> totalled = settled.flatMapValues(Settled::partials, Named.as("partial-totals"))
                .repartition(Repartitioned.with(KEY, StateSerdes.partialTotal())
                        .withName(BY_SERIES)
                        .withNumberOfPartitions(topics.dailyTotals().partitions()))
                .process(
                        TotalProcessor::new,
                        Named.as("total"),
                        TotalProcessor.ORIGINS,
                        TotalProcessor.TOTALS,
                        TotalProcessor.PUBLISH);

        totalled.flatMapValues(Totalled::totals, Named.as("daily-totals"))
                .to(topics.dailyTotals().name(), produced(topics.dailyTotals(), "write-daily-totals"));
        totalled.flatMapValues(Totalled::changes, Named.as("daily-changes"))
                .to(topics.dailyChanges().name(), produced(topics.dailyChanges(), "write-daily-changes"));
        return builder.build();
    }

    private KStream<byte[], byte[]> documents(StreamsBuilder builder) {
        return builder.stream(topics.documents(Channel.CUSTOMS).name(), consumed("read-customs-documents"))
                .merge(
                        builder.stream(
                                topics.documents(Channel.E_COMMERCE).name(), consumed("read-ecommerce-documents")),
                        Named.as("all-documents"));
    }

    private JudgeProcessor judge() {
        return new JudgeProcessor(new RecordJudge(topics, wire, new Judge(reference)));
    }

    private static List<StoreBuilder<?>> stores() {
        return List.of(
                inMemory(JudgeProcessor.RECEIVED_DAYS, Serdes.Long()),
                onDisk(SettleProcessor.DOCUMENTS, StateSerdes.documentState()),
                onDisk(SettleProcessor.PARTIALS, StateSerdes.amounts()),
                new BeforeCommitBuilder(SettleProcessor.PASS_ON),
                onDisk(TotalProcessor.ORIGINS, StateSerdes.origins()),
                onDisk(TotalProcessor.TOTALS, StateSerdes.amounts()),
                new BeforeCommitBuilder(TotalProcessor.PUBLISH));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> inMemory(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), KEY, values);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> onDisk(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, values);
    }

    private static Consumed<byte[], byte[]> consumed(String name) {
        return Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new RecordTime())
                .withName(name);
    }

    private <V> Produced<String, V> produced(Topic<V> topic, String name) {
        return Produced.with(KEY, wire.serde(topic)).withName(name);
    }

    private static KeyValueMapper<byte[], Judgement, Iterable<KeyValue<String, Rejection>>> keyed(
            Function<Judgement, List<Rejection>> refused) {
        return (key, judgement) -> refused.apply(judgement).stream()
                .map(rejection -> KeyValue.pair(rejection.id(), rejection))
                .toList();
    }
}
