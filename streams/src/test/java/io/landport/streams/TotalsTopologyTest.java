package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.LineBuilder;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.streams.judge.RecordJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TotalsTopologyTest {
    private static final Instant FEBRUARY = Instant.parse("2021-02-10T08:00:00Z");
    private static final Instant MARCH = Instant.parse("2021-03-10T08:00:00Z");
    private static final String MACHINERY =
            "us-bts|US|CA|not-specified|us-port:2304|machinery|export|customs|not-specified|road|USD|2021-01-31";
    private static final String VEHICLES = MACHINERY.replace("machinery", "vehicles");

    @TempDir
    private Path folder;

    @AutoClose
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(folder);
    }

    /** A task that becomes a standby before its first record must not contain what is not in the log. */
    @Test
    void shouldLeaveTablesUnchangedUntilTheFirstRecord() {
        assertThat(pipeline.tableEntries()).isZero();
    }

    @Test
    void shouldCountLinesBySectorAndKeepMissingWeightApart() {
        // When
        pipeline.send(
                StreamsSamples.export(
                        StreamsSamples.us("a"),
                        1,
                        StreamsSamples.line("84", "100.5", "12"),
                        LineBuilder.of("84", "1").build(),
                        StreamsSamples.line("87", "7", "3.25")),
                FEBRUARY);

        // Then
        Map<String, DailyTotal> totals = pipeline.totals();
        assertThat(totals).containsOnlyKeys(MACHINERY, VEHICLES);
        assertThat(totals.get(MACHINERY).amounts()).isEqualTo(amounts(2, 1, 1_015_000, 12_000));
        assertThat(totals.get(VEHICLES).amounts()).isEqualTo(amounts(1, 0, 70_000, 3_250));
    }

    @Test
    void shouldMoveMoneyBetweenTotalsWhenADocumentIsAmended() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.totals();

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("87", "90", "12")), FEBRUARY);

        // Then
        Map<String, DailyTotal> totals = pipeline.totals();
        assertThat(totals.get(MACHINERY).amounts()).isEqualTo(Amounts.ZERO);
        assertThat(totals.get(VEHICLES).amounts()).isEqualTo(amounts(1, 0, 900_000, 12_000));
    }

    @Test
    void shouldPublishNothingForDuplicatesAndStaleRevisions() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.totals();

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "55", "12")), FEBRUARY);

        // Then
        assertThat(pipeline.publishedTotals()).isEmpty();
    }

    @Test
    void shouldCountADocumentOnlyOnceItIsReleased() {
        // Given
        DocumentId id = StreamsSamples.china("c");
        pipeline.send(StreamsSamples.released(id, 5, 1), FEBRUARY);

        // When
        pipeline.send(StreamsSamples.chineseImport(id, 1, StreamsSamples.line("440710", "10", "5")), FEBRUARY);
        pipeline.send(StreamsSamples.chineseImport(id, 2, StreamsSamples.line("440710", "999", "5")), FEBRUARY);

        // Then
        assertThat(pipeline.totals().values()).singleElement().satisfies(total -> {
            assertThat(total.key().series().crossing()).isEqualTo("suifenhe-grodekovo-rail");
            assertThat(total.amounts()).isEqualTo(amounts(1, 0, 100_000, 5_000));
        });
    }

    @Test
    void shouldSubtractACancelledDocumentAndPublishTheEmptyTotal() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.totals();

        // When
        pipeline.send(StreamsSamples.cancellation(StreamsSamples.us("a"), 2), FEBRUARY);

        // Then
        assertThat(pipeline.totals().get(MACHINERY).amounts()).isEqualTo(Amounts.ZERO);
    }

    @Test
    void shouldPublishAChangeForEachReceivedDay() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);

        // When
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 2, StreamsSamples.line("84", "70", "12")), MARCH);

        // Then
        Map<String, DailyTotal> totals = pipeline.totals();
        Map<String, DailyChange> changes = TestPipeline.changes(totals);
        assertThat(changes.get(MACHINERY + "|2021-02-10").amounts()).isEqualTo(amounts(1, 0, 1_000_000, 12_000));
        assertThat(changes.get(MACHINERY + "|2021-03-10").amounts()).isEqualTo(amounts(0, 0, -300_000, 0));
        assertThat(totals.get(MACHINERY).amounts()).isEqualTo(amounts(1, 0, 700_000, 12_000));
    }

    /** Otherwise the last totals of a backlog would wait until no parcel had come for a while. */
    @Test
    void shouldPublishTotalsAtTheEndOfABacklogAtOnce() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.hasLeft(1);
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("b"), 1, StreamsSamples.line("87", "100", "12")), FEBRUARY);
        assertThat(pipeline.publishedTotals()).hasSize(1);

        // When
        pipeline.hasLeft(0);
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("c"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);

        // Then
        assertThat(pipeline.publishedTotals())
                .extracting(total -> total.key().key())
                .containsExactlyInAnyOrder(MACHINERY, VEHICLES);
        assertThat(pipeline.sentInternally(TotalsTopology.BY_SERIES))
                .extracting(parcel -> parcel.getRecordTime().isAfter(MARCH))
                .containsExactly(false, false, true);
    }

    @Test
    void shouldNeverLetTheReceivedDayOfAPartitionGoBack() {
        // Given
        pipeline.send(StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), MARCH);

        // When
        pipeline.send(StreamsSamples.export(StreamsSamples.us("b"), 1, StreamsSamples.line("87", "1", "1")), FEBRUARY);

        // Then
        assertThat(pipeline.changes().get(VEHICLES + "|2021-03-10").receivedDay())
                .isEqualTo(LocalDate.of(2021, 3, 10));
    }

    @Test
    void shouldCountARecordWithAnInvalidTimestamp() {
        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")),
                Instant.ofEpochMilli(Long.MAX_VALUE));

        // Then
        Map<String, DailyTotal> totals = pipeline.totals();
        assertThat(TestPipeline.changes(totals)).containsOnlyKeys(MACHINERY + "|9999-12-31");
        assertThat(totals).containsKey(MACHINERY);
    }

    @Test
    void shouldRejectAFutureDateOnlyUntilThatDay() {
        // Given
        Instant tooEarly = Instant.parse("2021-01-29T23:59:59Z");
        Instant theDayBefore = Instant.parse("2021-01-30T00:00:00Z");

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), tooEarly);
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), theDayBefore);

        // Then
        assertThat(pipeline.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.DATE_IN_FUTURE);
            assertThat(rejection.id()).isEqualTo("customs.documents.v1:0:0");
        });
        assertThat(pipeline.totals()).containsKey(MACHINERY);
    }

    @Test
    void shouldRejectAConflictingRevisionAndKeepTheCountedOne() {
        // Given
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);
        pipeline.totals();

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "101", "12")), FEBRUARY);

        // Then
        assertThat(pipeline.publishedTotals()).isEmpty();
        Rejection rejection = pipeline.rejections().get(0);
        assertThat(rejection.reason()).isEqualTo(Reason.CONFLICTING_REVISION);
        assertThat(rejection.origin()).isEqualTo(new Origin.TopicRecord("customs.documents.v1", 0, 1));
        assertThat(rejection.document()).isEqualTo(StreamsSamples.us("a"));
        assertThat(rejection.revision()).isEqualTo(1L);
    }

    @Test
    void shouldRejectADocumentWithTheKeyOfAnother() {
        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")),
                "customs|us-bts|b",
                FEBRUARY);

        // Then
        assertThat(pipeline.rejections())
                .singleElement()
                .extracting(Rejection::reason)
                .isEqualTo(Reason.WRONG_KEY);
        assertThat(pipeline.publishedTotals()).isEmpty();
    }

    @Test
    void shouldRejectARecordThatIsTooLargeWithoutItsOriginal() {
        // When
        pipeline.sendBytes(Channel.CUSTOMS, "k", new byte[RecordJudge.MAX_BYTES], FEBRUARY);

        // Then
        Rejection rejection = pipeline.rejections().get(0);
        assertThat(rejection.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection.original().bytes()).isEmpty();
    }

    @Test
    void shouldSendUndecodableBytesToDeadLettersUnchanged() {
        // Given
        byte[] garbage = "not avro at all".getBytes(StandardCharsets.UTF_8);

        // When
        pipeline.sendBytes(Channel.E_COMMERCE, "k", garbage, FEBRUARY);
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12")), FEBRUARY);

        // Then
        List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value()).isEqualTo(garbage);
        assertThat(letters.get(0).key()).isEqualTo("k".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letters.get(0), "__streams.errors.topic")).isEqualTo("ecommerce.documents.v1");
        assertThat(header(letters.get(0), "__streams.errors.partition")).isEqualTo("0");
        assertThat(header(letters.get(0), "__streams.errors.offset")).isEqualTo("0");
        assertThat(header(letters.get(0), "__streams.errors.message")).contains("schema id");
        assertThat(letters.get(0).headers().lastHeader("__streams.errors.stacktrace"))
                .isNull();
        assertThat(pipeline.totals()).containsKey(MACHINERY);
    }

    @Test
    void shouldSendARecordWithoutValueToDeadLetters() {
        // When
        pipeline.sendBytes(Channel.CUSTOMS, "k", null, FEBRUARY);

        // Then
        assertThat(pipeline.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isNull());
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Amounts amounts(long lines, long withoutWeight, long value, long weight) {
        return new Amounts(lines, withoutWeight, Int128.of(value), Int128.of(weight));
    }
}
