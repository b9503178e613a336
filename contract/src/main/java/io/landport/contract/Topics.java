package io.landport.contract;

import io.landport.contract.wire.CommodityTotalFormat;
import io.landport.contract.wire.DailyChangeFormat;
import io.landport.contract.wire.DailyTotalFormat;
import io.landport.contract.wire.FateCountFormat;
import io.landport.contract.wire.FeedReportFormat;
import io.landport.contract.wire.GenerationFormat;
import io.landport.contract.wire.ListFateFormat;
import io.landport.contract.wire.NamedListFormat;
import io.landport.contract.wire.PublishedUpToFormat;
import io.landport.contract.wire.QuarantineFormat;
import io.landport.contract.wire.RejectionFormat;
import io.landport.contract.wire.RollingFormat;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.Generation;
import io.landport.domain.judge.Rejection;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All topics of an installation, in flow order. Its prefix lets several installations share a cluster. */
public final class Topics {
    private static final int PARTITIONS = 4;
    private static final Duration PERSONAL_DATA = Duration.ofDays(30);

    private final Topic<TradeDocument> customs;
    private final Topic<TradeDocument> ecommerce;
    private final Topic<Rejection> rejected;
    private final Topic<Rejection> feedRejections;
    private final Topic<byte[]> deadLetters;
    private final Topic<Generation> generations;
    private final Topic<Quarantine> quarantined;
    private final Topic<FeedReport> feeds;
    private final Topic<DailyTotal> dailyTotals;
    private final Topic<DailyChange> dailyChanges;
    private final Topic<Rolling> rollingTotals;
    private final Topic<CommodityTotal> commodityTotals;
    private final Topic<FateCount> fates;
    private final Topic<NamedList> namedLists;
    private final Topic<ListFate> listFates;
    private final Topic<PublishedUpTo> published;

    /**
     * Those of the first generation.
     *
     * @param prefix precedes each name, may be empty
     */
    public Topics(String prefix) {
        this(prefix, PARTITIONS);
    }

    /**
     * Those of the first generation in another width, for tests.
     *
     * @param partitions of each topic
     */
    public Topics(String prefix, int partitions) {
        this(prefix, partitions, Generation.FIRST, partitions);
    }

    /**
     * Those of a generation. What is made of documents is each generation's own, {@code g2.totals.daily.v1}, and documents,
     * feeds and what operators said belong to all.
     *
     * @param generation its number; the first one's topics are named without it
     * @param width partitions of the generation's own topics
     */
    public static Topics of(String prefix, int generation, int width) {
        return new Topics(prefix, PARTITIONS, generation, width);
    }

    private Topics(String prefix, int partitions, int generation, int width) {
        String own = generation == Generation.FIRST ? prefix : prefix + 'g' + generation + '.';
        customs = new Topic<>(
                prefix + "customs.documents.v1",
                "document identity",
                "TradeDocument",
                new TradeDocumentFormat(),
                partitions,
                CleanupPolicy.DELETE,
                null,
                "producer",
                "streams");
        ecommerce = new Topic<>(
                prefix + "ecommerce.documents.v1",
                "document identity",
                "TradeDocument",
                new TradeDocumentFormat(),
                partitions,
                CleanupPolicy.DELETE,
                null,
                "producer",
                "streams");
        rejected = new Topic<>(
                own + "documents.rejected.v1",
                "rejection id",
                "Rejection",
                new RejectionFormat(),
                width,
                CleanupPolicy.DELETE,
                PERSONAL_DATA,
                "producer, streams",
                "consumer");
        feedRejections = generation == Generation.FIRST ? rejected : new Topics(prefix, partitions).rejected;
        deadLetters = new Topic<>(
                own + "documents.dead-letters.v1",
                "as it came",
                "bytes as they came",
                null,
                width,
                CleanupPolicy.DELETE,
                PERSONAL_DATA,
                "streams",
                "operators");
        quarantined = new Topic<>(
                prefix + "documents.quarantined.v1",
                "topic, partition and offset",
                "Quarantine",
                new QuarantineFormat(),
                partitions,
                CleanupPolicy.COMPACT,
                null,
                "operators",
                "streams, consumer");
        generations = new Topic<>(
                prefix + "generations.v1",
                "number of the generation",
                "Generation",
                new GenerationFormat(),
                1,
                CleanupPolicy.COMPACT,
                null,
                "operators",
                "streams, consumer");
        feeds = new Topic<>(
                prefix + "feeds.read.v1",
                "hash of the file",
                "FeedReport",
                new FeedReportFormat(),
                partitions,
                CleanupPolicy.COMPACT,
                null,
                "producer",
                "consumer");
        dailyTotals = new Topic<>(
                own + "totals.daily.v1",
                "series and day",
                "DailyTotal",
                new DailyTotalFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        dailyChanges = new Topic<>(
                own + "totals.changes.v1",
                "series, day and received day",
                "DailyChange",
                new DailyChangeFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer");
        rollingTotals = new Topic<>(
                own + "totals.rolling.v1",
                "series and window, or source and partition",
                "Rolling",
                new RollingFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        commodityTotals = new Topic<>(
                own + "totals.commodity.v1",
                "month, dimensions, commodity and unit",
                "CommodityTotal",
                new CommodityTotalFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        fates = new Topic<>(
                own + "fates.v1",
                "topic, source, received day and fate",
                "FateCount",
                new FateCountFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        namedLists = new Topic<>(
                own + "lists.named.v1",
                "identities of summary and list",
                "NamedList",
                new NamedListFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        listFates = new Topic<>(
                own + "lists.fates.v1",
                "identity of the list",
                "ListFate",
                new ListFateFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "consumer, operators");
        published = new Topic<>(
                own + "totals.published.v1",
                "input topic, its partition and partition of totals",
                "PublishedUpTo",
                new PublishedUpToFormat(),
                width,
                CleanupPolicy.COMPACT,
                null,
                "streams",
                "operators");
    }

    /** The documents of one channel: the record of truth, kept for ever. */
    public Topic<TradeDocument> documents(Channel channel) {
        return channel == Channel.CUSTOMS ? customs : ecommerce;
    }

    /** Documents refused by this generation's judge; the first one's holds those refused by feeds, too. */
    public Topic<Rejection> rejected() {
        return rejected;
    }

    /** Documents refused by a feed, which no generation changes: the first one's topic of refused documents. */
    public Topic<Rejection> feedRejections() {
        return feedRejections;
    }

    /** Input records that could not be decoded, unchanged. */
    public Topic<byte[]> deadLetters() {
        return deadLetters;
    }

    /** The generations of the installation. */
    public Topic<Generation> generations() {
        return generations;
    }

    /** Records of the document topics that operators set aside. */
    public Topic<Quarantine> quarantined() {
        return quarantined;
    }

    /** What became of the rows of each file that was ingested. */
    public Topic<FeedReport> feeds() {
        return feeds;
    }

    /** The latest daily total of each series and day. */
    public Topic<DailyTotal> dailyTotals() {
        return dailyTotals;
    }

    /** What became known when: the sums of each received day. */
    public Topic<DailyChange> dailyChanges() {
        return dailyChanges;
    }

    /** The latest total of each window of each series, and how far each source's clock has come. */
    public Topic<Rolling> rollingTotals() {
        return rollingTotals;
    }

    /** The latest total of each commodity and month. */
    public Topic<CommodityTotal> commodityTotals() {
        return commodityTotals;
    }

    /** How many messages met which fate. */
    public Topic<FateCount> fates() {
        return fates;
    }

    /** Which lists summaries in force name. */
    public Topic<NamedList> namedLists() {
        return namedLists;
    }

    /** What has become of the lists that summaries name. */
    public Topic<ListFate> listFates() {
        return listFates;
    }

    /** How far each partition of totals has published what follows from documents. */
    public Topic<PublishedUpTo> published() {
        return published;
    }

    /** Every topic in flow order. */
    public List<Topic<?>> all() {
        return Stream.concat(
                        Stream.of(customs, ecommerce, feedRejections),
                        Stream.of(
                                rejected,
                                deadLetters,
                                quarantined,
                                generations,
                                feeds,
                                dailyTotals,
                                dailyChanges,
                                rollingTotals,
                                commodityTotals,
                                fates,
                                namedLists,
                                listFates,
                                published))
                .<Topic<?>>map(topic -> topic)
                .distinct()
                .toList();
    }
}
