package io.landport.streams;

import io.landport.contract.FormatLevels;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.streams.judge.JudgeProcessor;
import io.landport.streams.judge.RecordJudge;
import io.landport.streams.judge.RecordTime;
import io.landport.streams.settle.ListProcessor;
import io.landport.streams.settle.ReceiptLog;
import io.landport.streams.settle.SettleProcessor;
import io.landport.streams.settle.Settled;
import io.landport.streams.settle.SettledCodecs;
import io.landport.streams.sink.Placed;
import io.landport.streams.sink.SinkNode;
import io.landport.streams.table.PagedTableBuilder;
import io.landport.streams.total.TotalProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology, from documents to totals. {@link #build} reads from top to bottom: the processors, then a line for each topic
 * that they write. Names of stores and of repartitions are names of internal topics: changing one loses state.
 *
 * <p>A processor with several children forwards each record to one of them by name. {@code settle} forwards kinds of {@link
 * Settled}, which name their child; {@code total} forwards to a {@link SinkNode} of the value's type, always to the partition
 * of its own task. That keeps the partitions of a transaction few, and a series in one partition of each topic.
 */
final class TotalsTopology {
    static final String BY_SERIES = "by-series";
    static final String BY_LIST = "by-list";

    private static final String SETTLE = "settle";
    private static final String COUNT_NAMINGS = "count-namings";
    private static final String TOTAL = "total";

    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Topics topics;
    private final Wire wire;
    private final Reference reference;
    private final Set<Origin.TopicRecord> quarantined;
    private final String logIdentity;
    private final ReceiptLog receipts;
    private final FormatLevels levels;
    private final SettledCodecs codecs;

    /**
     * @param logIdentity of the tables, see {@link PagedTableBuilder}
     * @param receipts takes the receipts of messages
     * @param levels of the formats of internal topics
     */
    TotalsTopology(
            Topics topics,
            Wire wire,
            Reference reference,
            Set<Origin.TopicRecord> quarantined,
            String logIdentity,
            ReceiptLog receipts,
            FormatLevels levels) {
        this.topics = topics;
        this.wire = wire;
        this.reference = reference;
        this.quarantined = quarantined;
        this.logIdentity = logIdentity;
        this.receipts = receipts;
        this.levels = levels;
        this.codecs = SettledCodecs.of(topics, wire);
    }

    /** Builds the topology; nothing is read or written yet. */
    Topology build(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        stores().forEach(builder::addStateStore);

        KStream<byte[], Settled> settled = documents(builder)
                .process(this::judge, Named.as("judge"), JudgeProcessor.RECEIVED_DAYS)
                .process(
                        this::settle,
                        Named.as(SETTLE),
                        SettleProcessor.DOCUMENTS,
                        SettleProcessor.NAMES,
                        ListProcessor.LISTS);

        // A list is counted among its own documents, where its fate is known.
        encode(settled, Settled.NAMINGS)
                .repartition(byList())
                .process(
                        () -> new ListProcessor(receipts, levels),
                        Named.as(COUNT_NAMINGS),
                        SettleProcessor.DOCUMENTS,
                        SettleProcessor.NAMES,
                        ListProcessor.LISTS);

        encode(settled, Settled.PARCELS)
                .repartition(bySeries())
                .process(this::total, Named.as(TOTAL), TotalProcessor.TOTALS);

        Topology topology = builder.build();
        writeSettled(topology, Settled.REJECTIONS, topics.rejected(), SETTLE);
        writeSettled(topology, Settled.DEAD_LETTERS, topics.deadLetters(), SETTLE);
        writeSettled(topology, Settled.NAMED_LISTS, topics.namedLists(), SETTLE);
        writeSettled(topology, Settled.LIST_FATES, topics.listFates(), SETTLE, COUNT_NAMINGS);
        writeSettled(topology, Settled.RECEIPTS, topics.receipts(), SETTLE, COUNT_NAMINGS);
        writeTotals(topology, TotalProcessor.DAILY_TOTALS, topics.dailyTotals());
        writeTotals(topology, TotalProcessor.MONTHLY_CHANGES, topics.monthlyChanges());
        writeTotals(topology, TotalProcessor.ROLLING_TOTALS, topics.rollingTotals());
        writeTotals(topology, TotalProcessor.COMMODITY_TOTALS, topics.commodityTotals());
        writeTotals(topology, TotalProcessor.FATES, topics.fates());
        writeTotals(topology, TotalProcessor.POSITIONS, topics.published());
        return topology;
    }

    private List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(JudgeProcessor.RECEIVED_DAYS), TEXT, Serdes.Long()),
                new PagedTableBuilder(SettleProcessor.DOCUMENTS, logIdentity, levels),
                new PagedTableBuilder(SettleProcessor.NAMES, logIdentity, levels),
                new PagedTableBuilder(ListProcessor.LISTS, logIdentity, levels),
                new PagedTableBuilder(TotalProcessor.TOTALS, logIdentity, levels));
    }

    private KStream<byte[], byte[]> documents(StreamsBuilder builder) {
        return builder.stream(topics.documents(Channel.CUSTOMS).name(), input("read-customs-documents"))
                .merge(
                        builder.stream(topics.documents(Channel.E_COMMERCE).name(), input("read-ecommerce-documents")),
                        Named.as("all-documents"));
    }

    private static Consumed<byte[], byte[]> input(String name) {
        return Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new RecordTime())
                .withName(name);
    }

    private JudgeProcessor judge() {
        return new JudgeProcessor(new RecordJudge(topics, wire, new Judge(reference), quarantined));
    }

    private SettleProcessor settle() {
        Set<String> inputs = Set.of(
                topics.documents(Channel.CUSTOMS).name(),
                topics.documents(Channel.E_COMMERCE).name());
        return new SettleProcessor(inputs, topics.dailyTotals().partitions(), this::partitionOf, receipts, levels);
    }

    private TotalProcessor total() {
        return new TotalProcessor(
                source ->
                        reference.source(source).filter(Source::isDatedByMonth).isPresent(),
                levels);
    }

    private KStream<byte[], byte[]> encode(KStream<byte[], Settled> settled, String child) {
        return settled.mapValues(value -> value.value(codecs), Named.as(child));
    }

    private Repartitioned<byte[], byte[]> byList() {
        Topic<?> lists = topics.documents(Channel.E_COMMERCE);
        return Repartitioned.with(BYTES, BYTES)
                .withName(BY_LIST)
                .withStreamPartitioner((topic, key, naming, count) -> one(lists.partitionOf(key)))
                .withNumberOfPartitions(lists.partitions());
    }

    private Repartitioned<byte[], byte[]> bySeries() {
        return Repartitioned.with(BYTES, BYTES)
                .withName(BY_SERIES)
                .withStreamPartitioner((topic, key, parcel, count) -> one(Settled.TotalsChanged.partition(key)))
                .withNumberOfPartitions(topics.dailyTotals().partitions());
    }

    private <V> void writeSettled(Topology topology, SinkNode<V> sink, Topic<V> topic, String... parents) {
        Serializer<Settled> encoder = (name, settled) -> settled.value(codecs);
        topology.addSink(
                sink.name(),
                topic.name(),
                BYTES.serializer(),
                encoder,
                (name, key, settled, count) -> settled.partition(count),
                parents);
    }

    private <V> void writeTotals(Topology topology, SinkNode<Placed<V>> sink, Topic<V> topic) {
        Serializer<V> encoder = wire.serde(topic).serializer();
        topology.addSink(
                sink.name(),
                topic.name(),
                TEXT.serializer(),
                (Serializer<Placed<V>>) (name, placed) -> encoder.serialize(name, placed.value()),
                (name, key, placed, count) -> one(placed.partition()),
                TOTAL);
    }

    private int partitionOf(String key) {
        return topics.dailyTotals().partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Set<Integer>> one(int partition) {
        return Optional.of(Set.of(partition));
    }
}
