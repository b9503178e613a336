package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.contract.FormatLevels;
import io.landport.contract.UnsupportedLevelException;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Fate;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.NamedList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-commerce is counted once: the lists that summaries name and their fates, in any order of arrival. */
final class SummaryTopologyTest {
    private static final Instant FEBRUARY = Instant.parse("2021-02-10T08:00:00Z");
    private static final Instant MARCH = Instant.parse("2021-03-10T08:00:00Z");
    private static final Line SHOES = StreamsSamples.line("6402", "259", "0.85");
    private static final DocumentId SUMMARY = StreamsSamples.china("summary");
    private static final DocumentId LIST = list("list");

    @TempDir
    private Path folder;

    @AutoClose
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(folder);
    }

    @Test
    void shouldCountTheListsAndNotTheirSummary() {
        // When
        send(
                listed(1),
                StreamsSamples.released(LIST, 1, 1),
                summary(1, "list"),
                StreamsSamples.released(SUMMARY, 1, 1));

        // Then
        assertThat(pipeline.totals().values())
                .singleElement()
                .satisfies(total -> assertThat(total.key().series().source()).isEqualTo("cn-ceb"));
        assertThat(pipeline.namedLists())
                .containsExactly(Map.entry(
                        "customs|cn-gacc|summary\te-commerce|cn-ceb|list",
                        new NamedList(SUMMARY, LIST, 1, LocalDate.of(2021, 2, 10), true)));
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 counted"));
    }

    /** Parcels and namings reach processes of the version before or after. */
    @ParameterizedTest
    @ValueSource(strings = {"by-series", "by-list"})
    void shouldSayTheAgreedLevelOnInternalTopicsAndRequireOneThatIsRead(String topic) {
        try (TestPipeline raised = new TestPipeline(folder.resolve("raised"), new FormatLevels(2, 2));
                TestPipeline rolled = new TestPipeline(folder.resolve("rolled"), new FormatLevels(2, 1))) {
            // Given
            List<TradeDocument> messages = List.of(
                    listed(1),
                    StreamsSamples.released(LIST, 1, 1),
                    summary(1, "list"),
                    StreamsSamples.released(SUMMARY, 1, 1));
            for (TestPipeline each : List.of(pipeline, raised, rolled)) {
                messages.forEach(message -> each.send(message, FEBRUARY));
            }

            // When
            List<TestRecord<byte[], byte[]>> first = pipeline.sentInternally(topic);
            List<TestRecord<byte[], byte[]>> second = raised.sentInternally(topic);

            // Then
            assertThat(first)
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(level(record)).isEmpty());
            assertThat(rolled.sentInternally(topic))
                    .allSatisfy(record -> assertThat(level(record)).isEmpty());
            assertThat(second)
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(level(record)).contains("2"));
            assertThat(raised.totals()).isEqualTo(pipeline.totals());
            rolled.sendInternally(topic, second.get(0));
            raised.sendInternally(topic, first.get(0));
            assertThatThrownBy(() -> pipeline.sendInternally(topic, second.get(0)))
                    .hasRootCauseInstanceOf(UnsupportedLevelException.class)
                    .rootCause()
                    .hasMessageContaining("has format level 2, and Landport 0.1.0 reads level 1");
        }
    }

    private static Optional<String> level(TestRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader("format-level"))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldPublishTheFatesOfAListThatIsNamedBeforeItArrives() {
        // When
        send(summary(1, "list"));

        // Then
        assertThat(pipeline.namedLists()).isEmpty();
        assertThat(pipeline.listFates()).isEmpty();

        // When
        send(StreamsSamples.released(SUMMARY, 1, 1));

        // Then
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 absent"));

        // When
        send(listed(1));

        // Then
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 pending"));

        // When
        send(StreamsSamples.released(LIST, 1, 1));

        // Then
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 counted"));

        // When
        send(new Cancellation(LIST, 2), StreamsSamples.released(LIST, 2, 2));

        // Then
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 cancelled"));
        assertThat(pipeline.namedLists()).hasSize(1);
    }

    @Test
    void shouldNoLongerNameAListThatAnAmendmentDrops() {
        // Given
        send(summary(1, "kept", "dropped"), StreamsSamples.released(SUMMARY, 1, 1));
        pipeline.namedLists();
        pipeline.listFates();

        // When
        pipeline.send(summary(2, "new", "kept"), MARCH);
        pipeline.send(StreamsSamples.released(SUMMARY, 2, 2), MARCH);

        // Then
        LocalDate march = LocalDate.of(2021, 3, 10);
        assertThat(pipeline.namedLists().values())
                .containsExactlyInAnyOrder(
                        new NamedList(SUMMARY, list("dropped"), 1, LocalDate.of(2021, 2, 10), false),
                        new NamedList(SUMMARY, list("kept"), 2, march, true),
                        new NamedList(SUMMARY, list("new"), 2, march, true));
        assertThat(pipeline.listFates()).containsOnly(Map.entry("dropped", "0 absent"), Map.entry("new", "1 absent"));
    }

    @Test
    void shouldNameNoListsWhileTheCancellationOfTheSummaryIsInForce() {
        // Given
        send(summary(1, "list"), StreamsSamples.released(SUMMARY, 1, 1));

        // When
        send(new Cancellation(SUMMARY, 2), StreamsSamples.released(SUMMARY, 2, 2));

        // Then
        assertThat(pipeline.namedLists().values())
                .extracting(NamedList::isNamed)
                .containsExactly(false);
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "0 absent"));

        // When
        send(listed(1));

        // Then
        assertThat(pipeline.listFates()).isEmpty();

        // When
        send(new Decision(SUMMARY, 3, 2L, "annulled"));

        // Then
        assertThat(pipeline.namedLists().values())
                .extracting(NamedList::isNamed)
                .containsExactly(true);
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 pending"));
    }

    @Test
    void shouldCountTheDeclarationsThatNameAList() {
        // Given
        DocumentId other = StreamsSamples.china("another summary");

        // When
        send(summary(1, "list", "list"), StreamsSamples.released(SUMMARY, 1, 1));
        send(summary(other, 1, "list"), StreamsSamples.released(other, 1, 1));

        // Then
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "2 absent"));
        assertThat(pipeline.namedLists()).hasSize(2);
    }

    @Test
    void shouldNameTheListsOfTheHighestRevision() {
        // Given
        DocumentId american = StreamsSamples.us("summary");

        // When
        send(summary(american, 1, "list"), summary(american, 3, "list"), summary(american, 2, "other"));

        // Then
        assertThat(pipeline.namedLists().values())
                .containsExactly(new NamedList(
                        american,
                        new DocumentId(Channel.E_COMMERCE, "unknown", "list"),
                        3,
                        LocalDate.of(2021, 2, 10),
                        true));
        assertThat(pipeline.listFates()).containsExactly(Map.entry("list", "1 absent"));
    }

    @Test
    void shouldSayInTheReceiptOfAListHowManySummariesNameIt() {
        // Given
        send(listed(1), StreamsSamples.released(LIST, 1, 1), summary(1, "list"));
        pipeline.receipts();

        // When
        pipeline.send(StreamsSamples.released(SUMMARY, 1, 1), MARCH);

        // Then
        assertThat(pipeline.receipts()).containsEntry("e-commerce|cn-ceb|list\t1\t", counted(1, MARCH, 1));

        // When
        pipeline.send(new Cancellation(SUMMARY, 2), MARCH);
        pipeline.send(StreamsSamples.released(SUMMARY, 2, 2), MARCH);

        // Then
        assertThat(pipeline.receipts()).containsEntry("e-commerce|cn-ceb|list\t1\t", counted(1, MARCH, 0));
    }

    @Test
    void shouldSayItInTheReceiptOfTheRevisionThatCounts() {
        // Given
        send(summary(1, "list"), StreamsSamples.released(SUMMARY, 1, 1), listed(1));
        assertThat(pipeline.receipts().values())
                .filteredOn(receipt -> receipt.document().equals(LIST))
                .extracting(Receipt::fate, Receipt::summaries)
                .containsExactly(tuple(Fate.PENDING, 0L));

        // When
        send(StreamsSamples.released(LIST, 1, 1));

        // Then
        assertThat(pipeline.receipts()).containsEntry("e-commerce|cn-ceb|list\t1\t", counted(1, FEBRUARY, 1));

        // When
        send(listed(2), StreamsSamples.released(LIST, 2, 2));

        // Then
        assertThat(pipeline.receipts().values())
                .extracting(Receipt::revision, Receipt::fate, Receipt::summaries)
                .containsExactlyInAnyOrder(tuple(1L, Fate.REPLACED, 0L), tuple(2L, Fate.COUNTED, 1L));
    }

    private static Receipt counted(long revision, Instant decided, long summaries) {
        return new Receipt(
                LIST,
                revision,
                null,
                Fate.COUNTED,
                null,
                LocalDate.of(2021, 2, 10),
                null,
                decided,
                new CountedAt(StreamsSamples.DAY, "suifenhe-grodekovo-rail", List.of("footwear-and-headgear")),
                List.of(),
                summaries);
    }

    private void send(TradeDocument... messages) {
        for (TradeDocument message : messages) {
            pipeline.send(message, FEBRUARY);
        }
    }

    private static Declaration listed(long revision) {
        return StreamsSamples.chineseImport(LIST, revision, SHOES);
    }

    private static Declaration summary(long revision, String... lists) {
        return summary(SUMMARY, revision, lists);
    }

    private static Declaration summary(DocumentId id, long revision, String... lists) {
        Declaration plain = id.source().equals("us-bts")
                ? StreamsSamples.export(id, revision, SHOES)
                : StreamsSamples.chineseImport(id, revision, SHOES);
        return new Declaration(id, revision, plain.header(), plain.lines(), List.of(lists));
    }

    private static DocumentId list(String number) {
        return new DocumentId(Channel.E_COMMERCE, "cn-ceb", number);
    }
}
