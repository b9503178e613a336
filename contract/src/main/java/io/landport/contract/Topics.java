package io.landport.contract;

import io.landport.contract.wire.AggregateRecords;
import io.landport.contract.wire.OperationRecords;
import io.landport.contract.wire.ReceiptFormat;
import io.landport.contract.wire.RecordFormat;
import io.landport.contract.wire.RejectionFormat;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.domain.generation.Generation;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All topics of an installation, in flow order. The prefix allows several installations on one cluster. */
public final class Topics {
    /** Partitions of each topic if nothing else is said. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** The feed of the topic that takes documents of every source; it needs no configuration. */
    public static final String DEFAULT_FEED = "default";

    /** Rejected records and dead letters hold originals, which may name persons. */
    private static final Duration PERSONAL_DATA_RETENTION = Duration.ofDays(30);

    private final List<Topic<?>> all = new ArrayList<>();
    private final Map<String, Topic<byte[]>> intakes = new LinkedHashMap<>();
    private final Topic<TradeDocument> customs;
    private final Topic<TradeDocument> ecommerce;
    private final Topic<Rejection> rejected;
    private final Topic<Rejection> feedRejections;
    private final Topic<byte[]> deadLetters;
    private final Topic<Generation> generations;
    private final Topic<Quarantine> quarantined;
    private final Topic<CopiedUpTo> copied;
    private final Topic<FeedReport> feeds;
    private final Topic<DailyTotal> dailyTotals;
    private final Topic<MonthlyChange> monthlyChanges;
    private final Topic<Rolling> rollingTotals;
    private final Topic<CommodityTotal> commodityTotals;
    private final Topic<FateCount> fates;
    private final Topic<NamedList> namedLists;
    private final Topic<ListFate> listFates;
    private final Topic<PublishedUpTo> published;
    private final Topic<Receipt> receipts;
    private final Topic<AccessToken> accessTokens;
    private final Topic<OperatorAction> operatorActions;
    private final Topic<SourcePause> sourcePauses;

    /**
     * The topics of the first generation.
     *
     * @param prefix of each name, may be empty
     */
    public Topics(String prefix) {
        this(prefix, DEFAULT_PARTITIONS);
    }

    /**
     * The topics of the first generation with another number of partitions, for tests.
     *
     * @param partitions of each topic
     */
    public Topics(String prefix, int partitions) {
        this(prefix, partitions, Generation.FIRST, partitions, 1, partitions, List.of(DEFAULT_FEED));
    }

    /**
     * The topics of the first generation.
     *
     * @param feeds each with a topic of its own for records of any form
     */
    public static Topics of(String prefix, List<String> feeds) {
        return new Topics(
                prefix, DEFAULT_PARTITIONS, Generation.FIRST, DEFAULT_PARTITIONS, 1, DEFAULT_PARTITIONS, feeds);
    }

    /**
     * The topics of a generation. Topics that are computed from documents belong to one generation, such as {@code
     * g2.totals.daily.v1}; those of the first are named without its number. Documents of one version belong to all generations
     * that read it. Feed reports, generations, quarantined records, the progress of copies, access tokens, actions of operators and
     * pauses of sources belong to all.
     *
     * @param feeds each with a topic of its own, which belongs to all generations
     */
    public static Topics of(String prefix, Generation generation, List<String> feeds) {
        return new Topics(
                prefix,
                DEFAULT_PARTITIONS,
                generation.number(),
                generation.partitions(),
                generation.documentVersion(),
                generation.documentPartitions(),
                feeds);
    }

    /**
     * The topics of a generation that reads the first version of the documents.
     *
     * @param generation number of the generation
     * @param width partitions of the topics that belong to the generation
     * @param documentPartitions partitions of the document topics
     */
    public static Topics of(String prefix, int generation, int width, int documentPartitions) {
        return new Topics(prefix, DEFAULT_PARTITIONS, generation, width, 1, documentPartitions, List.of(DEFAULT_FEED));
    }

    private Topics(
            String prefix,
            int partitions,
            int generation,
            int width,
            int documentVersion,
            int documentPartitions,
            List<String> feedNames) {
        feedNames.forEach(feed -> intakes.put(feed, intake(prefix, feed, partitions)));
        String own = generation == Generation.FIRST ? prefix : prefix + 'g' + generation + '.';
        customs = documents(prefix + "customs.documents.v" + documentVersion, documentPartitions);
        ecommerce = documents(prefix + "ecommerce.documents.v" + documentVersion, documentPartitions);
        boolean isFirst = generation == Generation.FIRST;
        feedRejections = rejections(prefix, isFirst ? width : partitions);
        rejected = isFirst ? feedRejections : rejections(own, width);
        deadLetters = add(TopicBuilder.bytes(own + "documents.dead-letters.v1")
                .key("as it came")
                .partitions(width)
                .deletedAfter(PERSONAL_DATA_RETENTION)
                .writtenBy("streams")
                .readBy("operators"));
        quarantined = add(ofOperators(prefix + "documents.quarantined.v1", OperationRecords.QUARANTINE, partitions)
                .key("topic, partition and offset")
                .readBy("streams", "consumer"));
        copied = add(ofOperators(prefix + "documents.copied.v1", OperationRecords.COPIED_UP_TO, 1)
                .key("topic, partition and copy")
                .readBy("operators"));
        generations = add(ofOperators(prefix + "generations.v1", OperationRecords.GENERATION, 1)
                .key("number of the generation")
                .readBy("streams", "consumer"));
        feeds = add(TopicBuilder.records(prefix + "feeds.read.v1", OperationRecords.FEED_REPORT)
                .key("hash and name of the file")
                .partitions(partitions)
                .compacted()
                .advisory()
                .writtenBy("producer")
                .readBy("consumer"));
        dailyTotals = add(aggregate(own + "totals.daily.v1", AggregateRecords.DAILY_TOTAL, width)
                .key("series and day")
                .readBy("consumer", "operators"));
        monthlyChanges = add(aggregate(own + "changes.monthly.v1", AggregateRecords.MONTHLY_CHANGE, width)
                .key("series, month and received day")
                .readBy("consumer", "operators"));
        rollingTotals = add(aggregate(own + "totals.rolling.v1", AggregateRecords.ROLLING, width)
                .key("series and window, or source and partition")
                .readBy("consumer", "operators"));
        commodityTotals = add(aggregate(own + "totals.commodity.v1", AggregateRecords.COMMODITY_TOTAL, width)
                .key("month, dimensions, commodity and unit")
                .readBy("consumer", "operators"));
        fates = add(aggregate(own + "fates.v1", AggregateRecords.FATE_COUNT, width)
                .key("topic, source, received day and fate")
                .readBy("consumer", "operators"));
        namedLists = add(aggregate(own + "lists.named.v1", AggregateRecords.NAMED_LIST, width)
                .key("identities of summary and list")
                .readBy("consumer", "operators"));
        listFates = add(aggregate(own + "lists.fates.v1", AggregateRecords.LIST_FATE, width)
                .key("identity of the list")
                .readBy("consumer", "operators"));
        published = add(aggregate(own + "totals.published.v1", AggregateRecords.PUBLISHED_UP_TO, width)
                .key("input topic, its partition and partition of totals")
                .readBy("operators"));
        receipts = add(aggregate(own + "documents.receipts.v1", ReceiptFormat.RECEIPT, width)
                .key("document identity, revision and message")
                .readBy("consumer"));
        accessTokens = add(ofOperators(prefix + "access.tokens.v1", OperationRecords.ACCESS_TOKEN, 1)
                .key("id of the token")
                .readBy("http"));
        operatorActions = add(TopicBuilder.records(prefix + "operators.actions.v1", OperationRecords.OPERATOR_ACTION)
                .key("id of the request")
                .partitions(1)
                .advisory()
                .writtenBy("operators")
                .readBy("consumer", "operators"));
        sourcePauses = add(ofOperators(prefix + "sources.paused.v1", OperationRecords.SOURCE_PAUSE, 1)
                .key("source")
                .readBy("gateway", "intake", "operators"));
    }

    private <V> Topic<V> add(TopicBuilder<V> builder) {
        Topic<V> topic = builder.build();
        all.add(topic);
        return topic;
    }

    /** Documents of all generations, kept indefinitely: every total is computed from them. */
    private Topic<TradeDocument> documents(String name, int partitions) {
        return add(TopicBuilder.records(name, TradeDocumentFormat.TRADE_DOCUMENT)
                .key("document identity")
                .partitions(partitions)
                .writtenBy("producer")
                .readBy("streams"));
    }

    /** Records of a feed as it has them, which may name persons. Their documents are kept in the document topics. */
    private Topic<byte[]> intake(String prefix, String feed, int partitions) {
        return add(TopicBuilder.bytes(prefix + "intake." + feed + ".v1")
                .key(Topic.ANY_KEY)
                .partitions(partitions)
                .deletedAfter(PERSONAL_DATA_RETENTION)
                .writtenBy("feeds")
                .readBy("intake"));
    }

    private Topic<Rejection> rejections(String prefix, int partitions) {
        return add(TopicBuilder.records(prefix + "documents.rejected.v1", RejectionFormat.REJECTION)
                .key("rejection id")
                .partitions(partitions)
                .deletedAfter(PERSONAL_DATA_RETENTION)
                .advisory()
                .writtenBy("producer", "streams")
                .readBy("consumer"));
    }

    /** What operators write for the stages: the latest record of each key. */
    private static <V> TopicBuilder<V> ofOperators(String name, RecordFormat<V> format, int partitions) {
        return TopicBuilder.records(name, format)
                .partitions(partitions)
                .compacted()
                .advisory()
                .writtenBy("operators");
    }

    /** What a generation computes from documents: the latest record of each key. */
    private static <V> TopicBuilder<V> aggregate(String name, RecordFormat<V> format, int width) {
        return TopicBuilder.records(name, format).partitions(width).compacted().writtenBy("streams");
    }

    /** The topics that feeds write records of any form to, by feed. */
    public Map<String, Topic<byte[]>> intakes() {
        return Collections.unmodifiableMap(intakes);
    }

    /** The documents of one channel, kept indefinitely. */
    public Topic<TradeDocument> documents(Channel channel) {
        return channel == Channel.CUSTOMS ? customs : ecommerce;
    }

    /** The names of the document topics. */
    public List<String> documentNames() {
        return List.of(customs.name(), ecommerce.name());
    }

    /** The names of the topics of feeds, which intake reads. */
    public List<String> intakeNames() {
        return intakes.values().stream().map(Topic::name).toList();
    }

    /** Documents that the judge of this generation rejected. In the first generation also those that feeds rejected. */
    public Topic<Rejection> rejected() {
        return rejected;
    }

    /** Documents that feeds rejected: the topic of rejected documents of the first generation. */
    public Topic<Rejection> feedRejections() {
        return feedRejections;
    }

    /** Records that could not be decoded, unchanged. */
    public Topic<byte[]> deadLetters() {
        return deadLetters;
    }

    /** The generations of the installation. */
    public Topic<Generation> generations() {
        return generations;
    }

    /** Records of the document topics that operators quarantined. */
    public Topic<Quarantine> quarantined() {
        return quarantined;
    }

    /** How far the partitions of documents are copied to later versions of their topics. */
    public Topic<CopiedUpTo> copied() {
        return copied;
    }

    /** The number of rows that were ingested and rejected, for each file. */
    public Topic<FeedReport> feeds() {
        return feeds;
    }

    /** The latest daily total of each series and day, with its changes by received day. */
    public Topic<DailyTotal> dailyTotals() {
        return dailyTotals;
    }

    /** What became known of each month of each series, by received day. */
    public Topic<MonthlyChange> monthlyChanges() {
        return monthlyChanges;
    }

    /** The latest total of each window of each series, and the as-of day of each source. */
    public Topic<Rolling> rollingTotals() {
        return rollingTotals;
    }

    /** The latest total of each commodity and month. */
    public Topic<CommodityTotal> commodityTotals() {
        return commodityTotals;
    }

    /** The number of messages of each fate. */
    public Topic<FateCount> fates() {
        return fates;
    }

    /** The lists that summaries in force name. */
    public Topic<NamedList> namedLists() {
        return namedLists;
    }

    /** The fates of the lists that summaries name. */
    public Topic<ListFate> listFates() {
        return listFates;
    }

    /** The positions up to which each partition of totals has published. */
    public Topic<PublishedUpTo> published() {
        return published;
    }

    /** The outcome of each revision, and of each message that changed nothing. Empty unless receipts are on. */
    public Topic<Receipt> receipts() {
        return receipts;
    }

    /** The access tokens of the HTTP interface, with the hashes of their secrets. */
    public Topic<AccessToken> accessTokens() {
        return accessTokens;
    }

    /** What operators did, kept indefinitely. */
    public Topic<OperatorAction> operatorActions() {
        return operatorActions;
    }

    /** The sources that operators have paused, and those that they have resumed. */
    public Topic<SourcePause> sourcePauses() {
        return sourcePauses;
    }

    /** Every topic in flow order. */
    public List<Topic<?>> all() {
        return List.copyOf(all);
    }
}
