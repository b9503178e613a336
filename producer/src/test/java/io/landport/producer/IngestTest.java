package io.landport.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import io.landport.producer.format.BtsDot3;
import io.landport.producer.format.BtsOptions;
import io.landport.producer.format.Csv;
import io.landport.producer.format.Format;
import io.landport.producer.format.Input;
import io.landport.producer.format.Ndjson;
import io.landport.producer.format.Sha256;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DryRun;
import io.landport.producer.publish.PublishException;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD =
            "{\"channel\":\"customs\",\"source\":\"cn-gacc\",\"documentId\":\"A\",\"cancellation\":{\"number\":1}}\n";
    private static final String BAD = "{\"channel\":\"customs\"}\n";

    @TempDir
    private Path folder;

    @Test
    void shouldRejectBadDocumentsAndReadOn() throws IOException {
        // Given
        Input first = file("first.ndjson", GOOD + BAD + "garbage\n" + GOOD);
        Input second = file("second.ndjson", GOOD);
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new Ndjson(), List.of(first, second), false, kept);
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(report.done()).containsExactly(first.givenName(), second.givenName());
        assertThat(report.counts())
                .isEqualTo(new IngestCounts(5, 3, 3, 2, Map.of(Reason.MISSING_FIELD, 1L, Reason.MALFORMED_ROW, 1L)));
        assertThat(kept.documents).hasSize(3);
    }

    @Test
    void shouldRejectTheSameLineOfTheSameFileUnderTheSameId() throws IOException {
        // Given
        Kept once = new Kept();
        Kept again = new Kept();
        ingest(new Ndjson(), List.of(file("a.ndjson", GOOD + BAD)), false, once);
        // When
        ingest(new Ndjson(), List.of(file("b.ndjson", GOOD + BAD)), false, again);
        // Then
        assertThat(again.rejections)
                .extracting(Rejection::id)
                .isEqualTo(once.rejections.stream().map(Rejection::id).toList());
        assertThat(once.rejections.get(0).id()).matches("[0-9a-f]{64}:2");
        assertThat(once.rejections.get(0).origin().stage()).isEqualTo("feed");
        assertThat(once.rejections.get(0).original().bytes())
                .isEqualTo(BAD.strip().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldNameARejectionFromAStreamByItsLine() {
        // Given
        Kept kept = new Kept();
        Input stream = Input.stream(new ByteArrayInputStream("x\n".getBytes(StandardCharsets.UTF_8)));
        // When
        ingest(new Ndjson(), List.of(stream), false, kept);
        // Then
        String digestOfX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
        assertThat(kept.rejections).extracting(Rejection::id).containsExactly(digestOfX + ":1");
    }

    @Test
    void shouldReportWhatBecameOfTheRowsOfEachFile() throws IOException {
        // Given
        Input first = file("first.ndjson", GOOD + BAD + "\n" + "garbage\n" + GOOD);
        Input second = file("second.ndjson", GOOD);
        Kept kept = new Kept();
        // When
        ingest(new Ndjson(), List.of(first, second), false, kept);
        // Then
        assertThat(kept.reports)
                .containsExactly(
                        new FeedReport(
                                "first.ndjson",
                                Sha256.of(Path.of(first.givenName())),
                                "ndjson",
                                4,
                                2,
                                2,
                                2,
                                2,
                                CLOCK.instant()),
                        new FeedReport(
                                "second.ndjson",
                                Sha256.of(Path.of(second.givenName())),
                                "ndjson",
                                1,
                                1,
                                0,
                                1,
                                0,
                                CLOCK.instant()));
        assertThat(kept.rejections)
                .allMatch(rejection ->
                        rejection.id().startsWith(kept.reports.get(0).hash() + ":"));
    }

    @Test
    void shouldAccountForEveryRowOfACsvFile() throws IOException {
        // Given
        String header = "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value\n";
        String row = "customs,cn-gacc,%s,1,2021-03-01,import,suifenhe-grodekovo-rail,CNY,271019,%s\n";
        Input input = file(
                "a.csv",
                header
                        + row.formatted("A", "1")
                        + row.formatted("A", "2")
                        + "no row at all\n"
                        + row.formatted("A", "3")
                        + row.formatted("B", "x")
                        + row.formatted("B", "1")
                        + row.formatted("C", "1")
                        + "between two documents\n"
                        + row.formatted("D", "1").replace("\n", ",too,many,cells\n")
                        + row.formatted("E", "1")
                        + row.formatted("E", "2")
                        + row.formatted("C", "2"));
        Kept kept = new Kept();
        // When
        ingest(new Csv(), List.of(input), false, kept);
        // Then
        FeedReport report = kept.reports.get(0);
        assertThat(report.rows()).isEqualTo(12);
        assertThat(report.rowsInDocuments() + report.rowsRejected()).isEqualTo(report.rows());
        // C with its one row, and E with its two; A for its row between, B, the row alone, D and C's other row are
        // refused.
        assertThat(report.rowsInDocuments()).isEqualTo(3);
        assertThat(report.documents()).isEqualTo(kept.documents.size()).isEqualTo(2);
        assertThat(report.rejections()).isEqualTo(kept.rejections.size()).isEqualTo(5);
    }

    @Test
    void shouldReportTheSameStreamUnderTheSameHash() throws IOException {
        // Given
        Kept kept = new Kept();
        byte[] content = (GOOD + BAD).getBytes(StandardCharsets.UTF_8);
        // When
        ingest(new Ndjson(), List.of(Input.stream(new ByteArrayInputStream(content))), false, kept);
        ingest(new Ndjson(), List.of(Input.stream(new ByteArrayInputStream(content))), false, kept);
        // Then
        FeedReport report = new FeedReport("-", Sha256.of(content), "ndjson", 2, 1, 1, 1, 1, CLOCK.instant());
        assertThat(kept.reports).containsExactly(report, report);
    }

    @Test
    void shouldReportNoFileThatWasNotReadToItsEnd() throws IOException {
        // Given
        Kept strict = new Kept();
        Kept failing = new Kept();
        failing.failure = new PublishException("cannot publish", new IOException("no broker"));
        // When
        ingest(new Ndjson(), List.of(file("a.ndjson", GOOD + BAD + GOOD)), true, strict);
        ingest(new Ndjson(), List.of(file("b.ndjson", GOOD)), false, failing);
        // Then
        assertThat(strict.reports).isEmpty();
        assertThat(failing.reports).isEmpty();
    }

    @Test
    void shouldStopAtTheFirstBadDocumentIfStrict() throws IOException {
        // Given
        Input input = file("a.ndjson", GOOD + BAD + GOOD);
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new Ndjson(), List.of(input), true, kept);
        // Then
        assertThat(report.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith(input.givenName() + " line 2: missing-field, one of revision"));
        assertThat(report.done()).isEmpty();
        assertThat(kept.documents).hasSize(1);
        assertThat(kept.rejections).isEmpty();
    }

    @Test
    void shouldStopAtAFileThatCannotBeReadAndSayWhichWereDone() throws IOException {
        // Given
        Input good = file("a.ndjson", GOOD);
        Input empty = file("b.ndjson", "");
        Input never = file("c.ndjson", GOOD);
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new Ndjson(), List.of(good, empty, never), false, kept);
        // Then
        assertThat(report.problem()).contains(empty.givenName() + " is empty: ndjson has one JSON document a line");
        assertThat(report.done()).containsExactly(good.givenName());
        assertThat(kept.documents).hasSize(1);
    }

    @Test
    void shouldSayThatACompressedFileIsCutOff() throws IOException {
        // Given
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        Path file = Files.write(folder.resolve("a.ndjson.gz"), gzip);
        // When
        IngestReport report = ingest(new Ndjson(), List.of(Input.file(file)), false, new Kept());
        // Then
        assertThat(report.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith(file + " cannot be read after 0 rows in all: "));
    }

    @Test
    void shouldPublishNothingOfAFileOfAnotherFormat() throws IOException {
        // Given
        Input input = file("dot3_0521.csv", GOOD);
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new BtsDot3(BtsOptions.defaults()), List.of(input), false, kept);
        // Then
        assertThat(report.problem()).isPresent();
        assertThat(kept.documents).isEmpty();
        assertThat(kept.rejections).isEmpty();
    }

    @Test
    void shouldReportWhatCouldNotBePublished() throws IOException {
        // Given
        Input input = file("a.ndjson", GOOD + GOOD);
        Kept broken = new Kept();
        broken.failure = new PublishException("cannot publish to broker:9092", new IOException("gone"));
        // When
        IngestReport report = ingest(new Ndjson(), List.of(input), false, broken);
        // Then
        assertThat(report.problem()).contains("cannot publish to broker:9092");
        assertThat(report.done()).isEmpty();
    }

    @Test
    void shouldCheckWhatTheJudgeWouldRefuse() throws IOException {
        // Given
        String header = "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value\n";
        String good = "customs,us-bts,A,1,2021-05-31,export,2304,USD,27,10\n";
        Input input = file(
                "a.csv",
                header
                        + good
                        + good.replace(",A,", ",B,").replace(",27,", ",77,")
                        + good.replace(",A,", ",C,").replace("2304", "23-04")
                        + good.replace(",A,", ",D,").replace("2021-05-31", "2021-06-03")
                        + good.replace(",A,", ",E,").replace(",10", ",ten"));
        DryRun rehearsal = new DryRun(new Judge(ReferenceReader.bundled()), LocalDate.of(2021, 6, 1));
        List<String> heard = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void refused(String file, long line, Reason reason, String detail) {
                heard.add(line + " " + reason.code());
            }
        };
        // When
        IngestReport report =
                new Ingest(new IngestRequest(new Csv(), List.of(input), false), rehearsal, CLOCK, listener).run();
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(report.counts().documents()).isEqualTo(1);
        assertThat(report.counts().published()).isZero();
        assertThat(heard)
                .containsExactly(
                        "3 commodity-without-sector", "4 malformed-crossing", "5 date-in-future", "6 malformed-number");
    }

    @Test
    void shouldTellHowFarItIsAtTheEndOfEachInput() throws IOException {
        // Given
        Input first = file("a.ndjson", GOOD + BAD);
        Input second = file("b.ndjson", GOOD);
        List<IngestProgress> heard = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void progressed(IngestProgress progress) {
                heard.add(progress);
            }
        };
        // When
        new Ingest(new IngestRequest(new Ndjson(), List.of(first, second), false), new Kept(), CLOCK, listener).run();
        // Then
        assertThat(heard).extracting(IngestProgress::rows).containsExactly(2L, 3L);
        assertThat(heard).extracting(IngestProgress::rejected).containsExactly(1L, 1L);
    }

    private Input file(String name, String text) throws IOException {
        return Input.file(Files.writeString(folder.resolve(name), text));
    }

    private static IngestReport ingest(Format format, List<Input> inputs, boolean strict, Destination destination) {
        return new Ingest(new IngestRequest(format, inputs, strict), destination, CLOCK, IngestListener.NONE).run();
    }

    /** Keeps what it takes, or fails. */
    private static final class Kept implements Destination {
        private final List<TradeDocument> documents = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final List<FeedReport> reports = new ArrayList<>();
        private boolean isFlushed;
        private @org.jspecify.annotations.Nullable PublishException failure;

        @Override
        public Optional<Verdict.Rejected> take(TradeDocument document) throws PublishException {
            if (failure != null) {
                throw failure;
            }
            isFlushed = false;
            documents.add(document);
            return Optional.empty();
        }

        @Override
        public void take(Rejection rejection) {
            isFlushed = false;
            rejections.add(rejection);
        }

        @Override
        public void take(FeedReport report) {
            assertThat(isFlushed).as("what is reported is published").isTrue();
            reports.add(report);
        }

        @Override
        public void flush() {
            isFlushed = true;
        }

        @Override
        public long published() {
            return documents.size();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
