package io.landport.streams;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.FormatLevels;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.reference.ReferenceReader;
import io.landport.streams.commit.ThreadInput;
import io.landport.streams.settle.ReceiptLog;
import io.landport.streams.table.PagedTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in one thread, with one partition of each topic; it commits after each record. */
final class TestPipeline implements AutoCloseable {
    /** Old records lag, so their totals may be delayed; after this time without records nothing is delayed. */
    private static final Duration LONGER_THAN_IDLE_TIMEOUT = Duration.ofSeconds(2);

    private final Topics topics = new Topics("", 1);
    private final Wire wire = new Wire(new BundledSchemas());
    private final Codec<TradeDocument> codec = wire.codec(topics.documents(Channel.CUSTOMS));
    private final TopologyTestDriver driver;

    private final String internal;

    TestPipeline(Path stateFolder) {
        this(stateFolder, Set.of(), FormatLevels.writing(FormatLevels.FIRST));
    }

    TestPipeline(Path stateFolder, Origin.TopicRecord quarantined) {
        this(stateFolder, Set.of(quarantined), FormatLevels.writing(FormatLevels.FIRST));
    }

    TestPipeline(Path stateFolder, FormatLevels levels) {
        this(stateFolder, Set.of(), levels);
    }

    private TestPipeline(Path stateFolder, Set<Origin.TopicRecord> quarantined, FormatLevels levels) {
        StreamsConfig config = config(stateFolder);
        driver = new TopologyTestDriver(topology(config, quarantined, levels), properties(config));
        internal = config.getString(StreamsConfig.APPLICATION_ID_CONFIG) + "-%s-repartition";
    }

    static StreamsConfig config(Path stateFolder) {
        Map<String, String> client = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return new StreamsSettings(client, "", 1, stateFolder, 1, Failover.DEFAULT, false).config("test");
    }

    static Topology topology(StreamsConfig config) {
        return topology(config, Set.of(), FormatLevels.writing(FormatLevels.FIRST));
    }

    private static Topology topology(StreamsConfig config, Set<Origin.TopicRecord> quarantined, FormatLevels levels) {
        return new TotalsTopology(
                        new Topics("", 1),
                        new Wire(new BundledSchemas()),
                        ReferenceReader.bundled(),
                        quarantined,
                        "",
                        ReceiptLog.ON,
                        levels)
                .build(config);
    }

    void send(TradeDocument document, Instant received) {
        send(document, document.id().key(), received);
    }

    void send(TradeDocument document, String key, Instant received) {
        sendBytes(document.id().channel(), key, codec.encode(document), received);
    }

    /** From now on, so many records are left to read after each that is sent. */
    void hasLeft(long records) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
        List<TopicPartition> inputs = Arrays.stream(Channel.values())
                .map(channel -> new TopicPartition(topics.documents(channel).name(), 0))
                .toList();
        consumer.assign(inputs);
        inputs.forEach(input -> {
            consumer.updateEndOffsets(Map.of(input, records));
            consumer.seek(input, 0);
        });
        ThreadInput.ofThisThread().setConsumer(consumer);
    }

    /** A document that was read at this place. */
    void sendFrom(FilePlace place, TradeDocument document, Instant received) {
        driver.createInputTopic(
                        topics.documents(document.id().channel()).name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        document.id().key().getBytes(StandardCharsets.UTF_8),
                        codec.encode(document),
                        new RecordHeaders().add(FilePlace.HEADER, place.header()),
                        received));
    }

    void sendBytes(Channel channel, String key, byte[] value, Instant received) {
        driver.createInputTopic(topics.documents(channel).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, received);
    }

    /** Everything that was sent to an internal topic since the last call: {@code by-series} or {@code by-list}. */
    List<TestRecord<byte[], byte[]>> sentInternally(String name) {
        return driver.createOutputTopic(
                        internal.formatted(name), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** As if another process had sent it. */
    void sendInternally(String name, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(internal.formatted(name), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** The number of entries in all tables. */
    long tableEntries() {
        return driver.getAllStateStores().values().stream()
                .filter(PagedTable.class::isInstance)
                .mapToLong(table -> ((PagedTable) table).entries())
                .sum();
    }

    /** Everything published since the last call. */
    List<DailyTotal> publishedTotals() {
        return read(topics.dailyTotals());
    }

    /** The latest of each key since the last call. */
    Map<String, DailyTotal> totals() {
        pass(LONGER_THAN_IDLE_TIMEOUT);
        Map<String, DailyTotal> latest = new LinkedHashMap<>();
        publishedTotals().forEach(total -> latest.put(total.key().key(), total));
        return latest;
    }

    /** The changes of the latest totals since the last call, which counts as a call of {@link #totals}. */
    Map<String, DailyChange> changes() {
        return changes(totals());
    }

    /** The changes of totals by their keys. */
    static Map<String, DailyChange> changes(Map<String, DailyTotal> totals) {
        Map<String, DailyChange> changes = new LinkedHashMap<>();
        totals.values().forEach(total -> total.changes().forEach(change -> changes.put(change.id(), change)));
        return changes;
    }

    /** The latest windows and clocks of each key since the last call. */
    Map<String, Rolling> rolling() {
        Map<String, Rolling> latest = new LinkedHashMap<>();
        read(topics.rollingTotals()).forEach(rolling -> latest.put(rolling.key(), rolling));
        return latest;
    }

    /** The latest of each key since the last call. */
    Map<String, CommodityTotal> commodities() {
        Map<String, CommodityTotal> latest = new LinkedHashMap<>();
        read(topics.commodityTotals()).forEach(total -> latest.put(total.key().key(), total));
        return latest;
    }

    /** The latest of each key since the last call. */
    Map<String, Long> fates() {
        Map<String, Long> latest = new LinkedHashMap<>();
        read(topics.fates()).forEach(count -> latest.put(count.key().key(), count.records()));
        return latest;
    }

    /** The latest of each key since the last call. */
    Map<String, NamedList> namedLists() {
        Map<String, NamedList> latest = new LinkedHashMap<>();
        read(topics.namedLists()).forEach(named -> latest.put(named.key(), named));
        return latest;
    }

    /** The latest of each key since the last call, as text. */
    Map<String, String> listFates() {
        Map<String, String> latest = new LinkedHashMap<>();
        read(topics.listFates())
                .forEach(fate -> latest.put(fate.list().document(), fate.declarations() + " " + fate.fate()));
        return latest;
    }

    /** The latest of each key since the last call. */
    Map<String, Receipt> receipts() {
        Map<String, Receipt> latest = new LinkedHashMap<>();
        read(topics.receipts()).forEach(receipt -> latest.put(receipt.key(), receipt));
        return latest;
    }

    List<PublishedUpTo> positions() {
        return read(topics.published());
    }

    /** Advances the wall clock without sending anything; all delayed totals are then published. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<Rejection> rejections() {
        return read(topics.rejected());
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        topics.deadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        // Other tests of this thread do not know what is left.
        ThreadInput.ofThisThread().setConsumer(new MockConsumer<>("latest"));
        driver.close();
    }

    private <V> List<V> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        wire.serde(topic).deserializer())
                .readValuesToList();
    }

    private static java.util.Properties properties(StreamsConfig config) {
        java.util.Properties properties = new java.util.Properties();
        properties.putAll(config.originals());
        return properties;
    }
}
