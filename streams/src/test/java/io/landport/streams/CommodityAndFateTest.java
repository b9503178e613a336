package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.FilePlace;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Origin;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.PublishedUpTo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commodity totals, fates (every message has one, and they add up to the records read) and published positions. */
final class CommodityAndFateTest {
    private static final Instant FEBRUARY = Instant.parse("2021-02-10T08:00:00Z");
    private static final Instant MARCH = Instant.parse("2021-03-10T08:00:00Z");
    private static final LocalDate RECEIVED = LocalDate.of(2021, 2, 10);
    private static final Duration A_PAUSE = Duration.ofSeconds(2);
    private static final String CARS = "2021-01|us-bts|US|CA|not-specified|us-port:2304|export|not-specified|USD|";
    private static final String OF_US = "customs.documents.v1|us-bts|";
    private static final String OF_CHINA = "customs.documents.v1|cn-gacc|";

    @TempDir
    private Path folder;

    @AutoClose
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(folder);
    }

    @Test
    void shouldAddQuantitiesOfOneUnitOnly() {
        // Given
        pipeline.send(
                StreamsSamples.export(
                        StreamsSamples.us("a"),
                        1,
                        new LineBuilder("87032310", 10)
                                .netWeight(5L)
                                .quantity(2_000L, "NO")
                                .build(),
                        new LineBuilder("87032390", 20).quantity(3_000L, "NO").build(),
                        new LineBuilder("87032390", 40)
                                .netWeight(7L)
                                .quantity(9_000L, "KG")
                                .build()),
                FEBRUARY);

        // When
        pipeline.send(
                StreamsSamples.export(
                        StreamsSamples.us("b"),
                        1,
                        new LineBuilder("870323", 80)
                                .netWeight(1L)
                                .quantity(4_000L, "NO")
                                .build()),
                FEBRUARY);
        pipeline.pass(A_PAUSE);

        // Then
        Map<String, CommodityTotal> totals = pipeline.commodities();
        assertThat(totals).containsOnlyKeys(CARS + "870323|NO", CARS + "870323|KG");
        assertThat(totals.get(CARS + "870323|NO").quantity()).isEqualTo(Int128.of(9_000));
        assertThat(totals.get(CARS + "870323|NO").amounts()).isEqualTo(new Amounts(3, 1, Int128.of(110), Int128.of(6)));
        assertThat(totals.get(CARS + "870323|KG").quantity()).isEqualTo(Int128.of(9_000));
    }

    @Test
    void shouldSubtractWhatAnAmendmentMovesToAnotherCommodity() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("870323", "1", "1")), FEBRUARY);
        pipeline.pass(A_PAUSE);
        pipeline.totals();

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("870324", "1", "1")), FEBRUARY);
        pipeline.pass(A_PAUSE);

        // Then
        Map<String, CommodityTotal> totals = pipeline.commodities();
        assertThat(totals.get(CARS + "870323|not-specified").amounts()).isEqualTo(Amounts.ZERO);
        assertThat(totals.get(CARS + "870324|not-specified").amounts().lines()).isOne();
        assertThat(pipeline.publishedTotals())
                .as("the total of the sector is unchanged")
                .isEmpty();
    }

    @Test
    void shouldCountOneFateForEachMessageOnItsReceivedDay() {
        // Given
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1")), FEBRUARY);
        pipeline.send(
                StreamsSamples.chineseImport(StreamsSamples.china("c"), 1, StreamsSamples.line("84", "1", "1")),
                FEBRUARY);
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1")), FEBRUARY);

        // When
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("84", "2", "1")), MARCH);
        pipeline.send(StreamsSamples.released(StreamsSamples.china("c"), 1, 1), MARCH);
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1")), MARCH);
        pipeline.send(StreamsSamples.export(StreamsSamples.us("b"), 1, StreamsSamples.line("77", "1", "1")), MARCH);
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("84", "3", "1")), MARCH);
        pipeline.sendBytes(Channel.CUSTOMS, "k", new byte[] {1}, MARCH);
        pipeline.pass(A_PAUSE);

        // Then
        Map<String, Long> fates = pipeline.fates();
        fates.values().removeIf(records -> records == 0);
        assertThat(fates)
                .containsOnly(
                        Map.entry("customs.documents.v1|any|2021-02-10|read", 3L),
                        Map.entry(OF_US + "2021-02-10|replaced", 1L),
                        Map.entry(OF_US + "2021-02-10|duplicate", 1L),
                        Map.entry(OF_CHINA + "2021-02-10|counted", 1L),
                        Map.entry("customs.documents.v1|any|2021-03-10|read", 6L),
                        Map.entry(OF_US + "2021-03-10|counted", 1L),
                        Map.entry(OF_CHINA + "2021-03-10|applied", 1L),
                        Map.entry(OF_US + "2021-03-10|stale", 1L),
                        Map.entry(OF_US + "2021-03-10|rejected", 2L),
                        Map.entry("customs.documents.v1|unknown|2021-03-10|unreadable", 1L));
    }

    /** By the day of its record, so that the day is that of the report of intake, also if the partition is ahead of it. */
    @Test
    void shouldCountDocumentsOfIntakeByTheTopicOfTheirFeed() {
        // Given
        TradeDocument document = StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1"));
        String record = FilePlace.nameOf("intake.rail.v1", 3, 77);

        // When
        pipeline.sendFrom(new FilePlace(record, 1), document, MARCH);
        pipeline.sendFrom(new FilePlace(record, 2), document, FEBRUARY);
        pipeline.sendFrom(new FilePlace("a.csv", 1), document, MARCH);
        pipeline.pass(A_PAUSE);

        // Then
        assertThat(pipeline.fates())
                .containsOnly(
                        Map.entry("customs.documents.v1|any|2021-03-10|read", 3L),
                        Map.entry(OF_US + "2021-03-10|counted", 1L),
                        Map.entry(OF_US + "2021-03-10|duplicate", 2L),
                        Map.entry("intake.rail.v1|any|2021-03-10|published", 1L),
                        Map.entry("intake.rail.v1|any|2021-02-10|published", 1L));
    }

    /** Nor does its timestamp advance the received day. */
    @Test
    void shouldNotDecodeAQuarantinedRecord() {
        // Given
        pipeline.close();
        pipeline = new TestPipeline(folder, new Origin.TopicRecord("customs.documents.v1", 0, 1));
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1")), FEBRUARY);

        // When
        pipeline.send(StreamsSamples.export(StreamsSamples.us("b"), 1, StreamsSamples.line("84", "2", "1")), MARCH);
        pipeline.send(StreamsSamples.export(StreamsSamples.us("c"), 1, StreamsSamples.line("84", "4", "1")), FEBRUARY);
        pipeline.pass(A_PAUSE);

        // Then
        assertThat(pipeline.fates())
                .containsOnly(
                        Map.entry("customs.documents.v1|any|2021-02-10|read", 3L),
                        Map.entry("customs.documents.v1|unknown|2021-02-10|quarantined", 1L),
                        Map.entry(OF_US + "2021-02-10|counted", 2L));
        assertThat(pipeline.positions()).last().isEqualTo(new PublishedUpTo("customs.documents.v1", 0, 3, RECEIVED, 0));
    }

    @Test
    void shouldPublishThePositionAfterEverythingElse() {
        // Given
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "1", "1")), FEBRUARY);
        assertThat(pipeline.positions()).containsExactly(new PublishedUpTo("customs.documents.v1", 0, 1, RECEIVED, 0));

        // When
        pipeline.send(StreamsSamples.export(StreamsSamples.us("b"), 1, StreamsSamples.line("84", "1", "1")), FEBRUARY);

        // Then
        assertThat(pipeline.positions()).as("while windows cool down").isEmpty();
        pipeline.pass(A_PAUSE);
        assertThat(pipeline.positions()).containsExactly(new PublishedUpTo("customs.documents.v1", 0, 2, RECEIVED, 0));
    }
}
