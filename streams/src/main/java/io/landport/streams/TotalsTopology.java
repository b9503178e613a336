package io.landport.streams;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateCount;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.domain.summary.ListFate;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.streams.judge.JudgeProcessor;
import io.landport.streams.judge.Judgement;
import io.landport.streams.judge.RecordJudge;
import io.landport.streams.judge.RecordTime;
import io.landport.streams.settle.ListProcessor;
import io.landport.streams.settle.SettleProcessor;
import io.landport.streams.settle.Settled;
import io.landport.streams.table.PagedTableBuilder;
import io.landport.streams.total.TotalProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way from documents to totals. Names in it are names of internal topics: changing one loses state. A processor with
 * several children forwards to one of them by its name, so that no record is offered where it does not belong.
 */
final class TotalsTopology {
    static final String BY_SERIES = "by-series";
    static final String BY_LIST = "by-list";

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Topics topics;
    private final Wire wire;
    private final Reference reference;
    private final Set<Origin.TopicRecord> setAside;

    TotalsTopology(Topics topics, Wire wire, Reference reference, Set<Origin.TopicRecord> setAside) {
        this.topics = topics;
        this.wire = wire;
        this.reference = reference;
        this.setAside = setAside;
    }

    /** Builds the topology; nothing is read or written yet. */
    Topology build(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        stores().forEach(builder::addStateStore);

        KStream<byte[], Judgement> judged =
                documents(builder).process(this::judge, Named.as("judge"), JudgeProcessor.RECEIVED_DAYS);

        KStream<Object, Settled> settled = judged.process(
                this::settle,
                Named.as("settle"),
                SettleProcessor.DOCUMENTS,
                SettleProcessor.NAMES,
                ListProcessor.LISTS);

        settled.map((key, refused) -> refused.rejection(), Named.as(SettleProcessor.REJECTIONS))
                .to(topics.rejected().name(), produced(topics.rejected(), "write-rejected"));
        settled.map((key, unreadable) -> unreadable.deadLetter(), Named.as(SettleProcessor.DEAD_LETTERS))
                .to(topics.deadLetters().name(), Produced.with(BYTES, BYTES).withName("write-dead-letters"));

        writeLists(settled);

        KStream<String, Object> totals = settled.map(
                        (key, passed) -> passed.parcel(), Named.as(SettleProcessor.PARCELS))
                .repartition(Repartitioned.with(Serdes.Integer(), BYTES)
                        .withName(BY_SERIES)
                        .withStreamPartitioner((topic, partition, parcel, count) -> Optional.of(Set.of(partition)))
                        .withNumberOfPartitions(topics.dailyTotals().partitions()))
                .process(this::total, Named.as("total"), TotalProcessor.TOTALS);

        write(totals, TotalProcessor.DAILY_TOTALS, DailyTotal.class, topics.dailyTotals());
        write(totals, TotalProcessor.DAILY_CHANGES, DailyChange.class, topics.dailyChanges());
        totals.mapValues(Rolling.class::cast, Named.as(TotalProcessor.ROLLING_TOTALS))
                .to(
                        topics.rollingTotals().name(),
                        produced(topics.rollingTotals(), "write-" + TotalProcessor.ROLLING_TOTALS)
                                .withStreamPartitioner(
                                        (topic, key, rolling, count) -> Optional.of(Set.of(partitionOf(rolling)))));
        write(totals, TotalProcessor.COMMODITY_TOTALS, CommodityTotal.class, topics.commodityTotals());
        write(totals, TotalProcessor.FATES, FateCount.class, topics.fates());
        write(totals, TotalProcessor.POSITIONS, PublishedUpTo.class, topics.published());
        return builder.build();
    }

    /** A list is counted among its own documents, so that what has become of it is at hand. */
    private void writeLists(KStream<Object, Settled> settled) {
        Topic<?> lists = topics.documents(Channel.E_COMMERCE);
        KStream<String, ListFate> named = settled.map((key, told) -> told.naming(), Named.as(SettleProcessor.NAMINGS))
                .repartition(Repartitioned.with(KEY, BYTES)
                        .withName(BY_LIST)
                        .withStreamPartitioner((topic, key, naming, count) ->
                                Optional.of(Set.of(lists.partitionOf(key.getBytes(StandardCharsets.UTF_8)))))
                        .withNumberOfPartitions(lists.partitions()))
                .process(
                        ListProcessor::new,
                        Named.as("count-namings"),
                        SettleProcessor.DOCUMENTS,
                        SettleProcessor.NAMES,
                        ListProcessor.LISTS);
        settled.map((key, told) -> told.listFate(), Named.as(SettleProcessor.LIST_FATES))
                .merge(named, Named.as("all-list-fates"))
                .to(topics.listFates().name(), produced(topics.listFates(), "write-list-fates"));
        settled.map((key, told) -> told.namedList(), Named.as(SettleProcessor.NAMED_LISTS))
                .to(topics.namedLists().name(), produced(topics.namedLists(), "write-named-lists"));
    }

    private KStream<byte[], byte[]> documents(StreamsBuilder builder) {
        return builder.stream(topics.documents(Channel.CUSTOMS).name(), consumed("read-customs-documents"))
                .merge(
                        builder.stream(
                                topics.documents(Channel.E_COMMERCE).name(), consumed("read-ecommerce-documents")),
                        Named.as("all-documents"));
    }

    private JudgeProcessor judge() {
        return new JudgeProcessor(new RecordJudge(topics, wire, new Judge(reference), setAside));
    }

    private SettleProcessor settle() {
        return new SettleProcessor(topics.dailyTotals().partitions(), this::partitionOf);
    }

    /** Windows and their clock in one partition, so that who has read a clock has read its windows. */
    private int partitionOf(Rolling rolling) {
        return rolling instanceof Rolling.AsOf asOf
                ? asOf.partition()
                : partitionOf(((Rolling.RollingTotal) rolling).series().key());
    }

    private int partitionOf(String key) {
        return topics.dailyTotals().partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    private TotalProcessor total() {
        return new TotalProcessor(source ->
                reference.source(source).filter(Source::isDatedByMonth).isPresent());
    }

    private static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(JudgeProcessor.RECEIVED_DAYS), KEY, Serdes.Long()),
                new PagedTableBuilder(SettleProcessor.DOCUMENTS),
                new PagedTableBuilder(SettleProcessor.NAMES),
                new PagedTableBuilder(ListProcessor.LISTS),
                new PagedTableBuilder(TotalProcessor.TOTALS));
    }

    private static Consumed<byte[], byte[]> consumed(String name) {
        return Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new RecordTime())
                .withName(name);
    }

    /** The child of this name writes to the topic. */
    private <V> void write(KStream<String, Object> totals, String child, Class<V> type, Topic<V> topic) {
        totals.mapValues(type::cast, Named.as(child)).to(topic.name(), produced(topic, "write-" + child));
    }

    private <V> Produced<String, V> produced(Topic<V> topic, String name) {
        return Produced.with(KEY, wire.serde(topic)).withName(name);
    }
}
