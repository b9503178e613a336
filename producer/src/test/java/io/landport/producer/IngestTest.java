package io.landport.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.format.asycuda.AsycudaMessages;
import io.landport.format.bts.BtsDot3;
import io.landport.format.bts.BtsOptions;
import io.landport.format.csv.Csv;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Sha256;
import io.landport.format.json.Ndjson;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DryRun;
import io.landport.producer.publish.PublishException;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD = """
            {"channel":"customs","source":"cn-gacc","documentId":"A","cancellation":{"number":1}}
            """;
    private static final String CSV_HEADER =
            "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value\n";
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
                .isEqualTo(new IngestCounts(
                        5,
                        3,
                        3,
                        2,
                        Map.of(Reason.MISSING_FIELD, 1L, Reason.MALFORMED_ROW, 1L),
                        Map.of(),
                        new TreeMap<>(),
                        0));
        assertThat(kept.documents).hasSize(3);
    }

    @Test
    void shouldCountTheAmountsThatHaveMoreDecimalsThanAreKept() throws IOException {
        // Given
        Input csv = file(
                "a.csv",
                CSV_HEADER.strip() + ",netWeight\n"
                        + csvRow("A", "27", "10.00005").strip() + ",1.0001\n"
                        + csvRow("A", "28", "10.00000").strip() + ",1.001\n"
                        + csvRow("B", "27", "1e-9").strip() + ",\n");
        Input ndjson = file("a.ndjson", """
                {"channel":"customs","source":"us-bts","documentId":"A","revision":{"number":1,"statisticalDate":"2021-01-31",\
                "flow":"import","crossing":"2304","mode":"5","currency":"USD","lines":[{"commodity":"87","value":"0.00001"}]}}
                """);

        // Then
        assertThat(ingest(new Csv(), List.of(csv), false, new Kept()).counts().rounded())
                .isEqualTo(3);
        assertThat(ingest(new Ndjson(), List.of(ndjson), false, new Kept())
                        .counts()
                        .rounded())
                .isEqualTo(1);
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
        // rejected.
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
    void shouldReadAllMembersOfACompressedFile() throws IOException {
        // Given
        Path file =
                Files.write(folder.resolve("a.ndjson.gz"), concatenated(gzipped(GOOD + "\n"), gzipped(GOOD + "\n")));
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new Ndjson(), List.of(Input.file(file)), false, kept);
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(kept.documents).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 12, 40})
    void shouldSayThatALaterMemberOfACompressedFileIsDamaged(int at) throws IOException {
        // Given
        byte[] first = gzipped(GOOD + "\n");
        byte[] both = concatenated(first, gzipped(GOOD + "\n"));
        both[first.length + at] ^= 0x55;
        Path file = Files.write(folder.resolve("a.ndjson.gz"), both);
        // When
        IngestReport report = ingest(new Ndjson(), List.of(Input.file(file)), false, new Kept());
        // Then
        assertThat(report.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith(file + " cannot be read after "));
    }

    /** A small file may unpack to gigabytes: 48 MB of rows here that name no document. */
    @Test
    void shouldRejectADocumentWithMoreUnreadableRowsAfterItThanItCanHave() throws IOException {
        // Given
        Path file = garbageAfter("a.csv.gz", """
                channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value
                customs,cn-gacc,A,1,2021-05-31,import,1902,CNY,2709,10
                """);
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new Csv(), List.of(Input.file(file)), false, kept);
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(kept.documents).isEmpty();
        assertThat(kept.rejections).hasSize(1);
    }

    @Test
    void shouldRefuseABtsFileWithMoreUnreadableRowsThanItMayHold() throws IOException {
        // Given
        Path file = garbageAfter(
                "dot3_0521.csv.gz",
                "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n");
        Kept kept = new Kept();
        // When
        IngestReport report = ingest(new BtsDot3(BtsOptions.defaults()), List.of(Input.file(file)), false, kept);
        // Then
        assertThat(report.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("has more than 32 MB of rows that cannot be read", "the first is line 2: "));
        assertThat(kept.rejections).isEmpty();
    }

    /** The id of a rejection has the hash and the line, and each file of an archive has a line 1. */
    @Test
    void shouldRejectWithTheNamesOfAnArchiveAndAFileInIt() throws IOException {
        // Given
        Path archive = folder.resolve("declarations.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("2021/0001.xml", "2021/0002.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<ASYCUDA><Item/></ASYCUDA>".getBytes(StandardCharsets.UTF_8));
            }
        }
        Kept kept = new Kept();
        List<String> told = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void rejected(String input, long line, Reason reason, String detail) {
                told.add(input + ':' + line);
            }
        };

        // When
        new Ingest(
                        new IngestRequest(
                                AsycudaMessages.FORMAT, List.of(Input.file(archive)), false, Optional.empty()),
                        kept,
                        CLOCK,
                        listener)
                .run();

        // Then
        String hash = Sha256.of(archive);
        assertThat(kept.rejections)
                .extracting(Rejection::origin)
                .containsExactly(
                        new Origin.FeedLine("declarations.zip!/2021/0001.xml", hash + "/1", 1),
                        new Origin.FeedLine("declarations.zip!/2021/0002.xml", hash + "/2", 1));
        assertThat(told).containsExactly(archive + "!/2021/0001.xml:1", archive + "!/2021/0002.xml:1");
        assertThat(kept.reports)
                .extracting(FeedReport::file, FeedReport::hash, FeedReport::rows)
                .containsExactly(tuple("declarations.zip", hash, 2L));
    }

    private Path garbageAfter(String name, String text) throws IOException {
        byte[] garbage = gzipped(("x".repeat(800_000) + "\n").repeat(10));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzipped(text));
        for (int member = 0; member < 6; member++) {
            bytes.write(garbage);
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
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
        List<String> events = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void rejected(String file, long line, Reason reason, String detail) {
                events.add(line + " " + reason.code());
            }
        };
        // When
        IngestReport report = new Ingest(previewed(new Csv(), input, false), new DryRun(), CLOCK, listener).run();
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(report.counts().documents()).isEqualTo(1);
        assertThat(report.counts().published()).isZero();
        assertThat(events)
                .containsExactly(
                        "3 commodity-without-sector", "4 malformed-crossing", "5 date-in-future", "6 malformed-number");
    }

    @Test
    void shouldPublishWhatTheJudgeWillRejectAndSaySo() throws IOException {
        // Given
        Input input = file("a.csv", CSV_HEADER + csvRow("A", "27", "10") + csvRow("B", "77", "10"));
        Kept kept = new Kept();
        List<String> events = new ArrayList<>();
        // When
        IngestReport report = new Ingest(previewed(new Csv(), input, false), kept, CLOCK, predictionsOf(events)).run();
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(report.counts())
                .isEqualTo(new IngestCounts(
                        2, 2, 2, 0, Map.of(), Map.of(Reason.COMMODITY_WITHOUT_SECTOR, 1L), new TreeMap<>(), 0));
        assertThat(kept.documents).hasSize(2);
        assertThat(events).containsExactly("3 commodity-without-sector commodity is '77'");
    }

    @Test
    void shouldStopBeforeWhatTheJudgeWillRejectIfStrict() throws IOException {
        // Given
        Input input = file("a.csv", CSV_HEADER + csvRow("A", "27", "10") + csvRow("B", "77", "10"));
        Kept kept = new Kept();
        // When
        IngestReport report = new Ingest(previewed(new Csv(), input, true), kept, CLOCK, IngestListener.NONE).run();
        // Then
        assertThat(report.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith(input.givenName() + " line 3: commodity-without-sector, commodity is '77'"));
        assertThat(kept.documents).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27,10;77,10;28,10 | 4 commodity-without-sector commodity is '77'",
                "27,10;27,999999999999999999 | 4 amount-out-of-range value is '999999999999999999', must be from 0 to 100000000000000",
                "27,10;27,-0.5 | 4 amount-out-of-range value is '-0.5', must be from 0 to 100000000000000",
                "27,10;27,10,ru | 4 malformed-partner linePartner: partner is 'ru'",
            })
    void shouldNameTheRowAndColumnThatTheJudgeWillReject(String lines, String problem) throws IOException {
        // Given
        StringBuilder text = new StringBuilder(CSV_HEADER.strip() + ",linePartner\n\n");
        for (String line : lines.split(";", -1)) {
            String[] cells = line.split(",", -1);
            text.append(csvRow("A", cells[0], cells[1]).strip() + ',' + (cells.length > 2 ? cells[2] : "") + '\n');
        }
        List<String> events = new ArrayList<>();
        // When
        new Ingest(
                        previewed(new Csv(), file("a.csv", text.toString()), false),
                        new Kept(),
                        CLOCK,
                        predictionsOf(events))
                .run();
        // Then
        assertThat(events).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"commodity\":\"77\",\"value\":1} | commodity-without-sector commodity is '77' (line 2 of the document)",
                "{\"commodity\":\"27\",\"value\":\"1e15\"} | amount-out-of-range value is '1e15', must be from 0 to 100000000000000 (line 2 of the document)",
            })
    void shouldNameTheLineOfAJsonDocumentThatTheJudgeWillReject(String second, String problem) throws IOException {
        // Given
        String document = """
                {"channel":"customs","source":"us-bts","documentId":"A","revision":{"number":1,\
                "statisticalDate":"2021-05-31","flow":"export","crossing":"2304","currency":"USD",\
                "lines":[{"commodity":"27","value":1},%s]}}
                """.formatted(second);
        List<String> events = new ArrayList<>();
        // When
        new Ingest(
                        previewed(new Ndjson(), file("a.ndjson", GOOD + document), false),
                        new Kept(),
                        CLOCK,
                        predictionsOf(events))
                .run();
        // Then
        assertThat(events).contains("2 " + problem);
    }

    @Test
    void shouldNameTheRowAndColumnOfABtsFileThatTheJudgeWillReject() throws IOException {
        // Given
        String header =
                "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n";
        String row = "1,2304,%s,%s,1220,%s,0,0,1,X,04,2021\n";
        Input input = file(
                "dot3_0421.csv",
                header
                        + row.formatted("87", "5", "1")
                        + row.formatted("77", "5", "2")
                        + row.formatted("27", "5", "3")
                        + row.formatted("27", "6", "-3")
                        + row.formatted("27", "2", "3")
                        + row.formatted("27", "1", "999999999999999999"));
        List<String> events = new ArrayList<>();
        Kept kept = new Kept();
        // When
        new Ingest(
                        previewed(new BtsDot3(new BtsOptions(Optional.empty(), 0, true, List.of())), input, false),
                        kept,
                        CLOCK,
                        predictionsOf(events))
                .run();
        // Then
        assertThat(events)
                .containsExactly(
                        "3 commodity-without-sector COMMODITY2 is '77'",
                        "5 amount-out-of-range VALUE is '-3', must be from 0 to 100000000000000",
                        "6 unknown-mode DISAGMOT of us-bts is '2'");
        assertThat(kept.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.AMOUNT_OUT_OF_RANGE);
            assertThat(rejection.detail())
                    .isEqualTo("VALUE is '999999999999999999', must be from 0 to 100000000000000");
        });
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "'\n', 0"})
    void shouldWarnOfACsvFileWithoutALastLineBreak(String end, int warnings) throws IOException {
        // Given
        Input input = file("a.csv", CSV_HEADER + csvRow("A", "27", "10").strip() + end);
        List<String> events = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void warned(String file, String warning) {
                events.add(warning);
            }
        };
        // When
        new Ingest(new IngestRequest(new Csv(), List.of(input), false, Optional.empty()), new Kept(), CLOCK, listener)
                .run();
        // Then
        assertThat(events).hasSize(warnings).allMatch(warning -> warning.startsWith("line 2 has no line break"));
    }

    @Test
    void shouldTellHowFarItIsAtTheEndOfEachInput() throws IOException {
        // Given
        Input first = file("a.ndjson", GOOD + BAD);
        Input second = file("b.ndjson", GOOD);
        List<IngestProgress> events = new ArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void progressed(IngestProgress progress) {
                events.add(progress);
            }
        };
        // When
        new Ingest(
                        new IngestRequest(new Ndjson(), List.of(first, second), false, Optional.empty()),
                        new Kept(),
                        CLOCK,
                        listener)
                .run();
        // Then
        assertThat(events).extracting(IngestProgress::rows).containsExactly(2L, 3L);
        assertThat(events).extracting(IngestProgress::rejected).containsExactly(1L, 1L);
    }

    @Test
    void shouldStopWhenItIsAskedTo() throws IOException {
        // Given
        Input input = file("a.ndjson", GOOD + BAD + GOOD);
        Kept kept = new Kept();
        IngestListener listener = new IngestListener() {
            @Override
            public boolean isStopped() {
                return !kept.documents.isEmpty();
            }
        };
        // When
        IngestReport report = new Ingest(
                        new IngestRequest(new Ndjson(), List.of(input), false, Optional.empty()), kept, CLOCK, listener)
                .run();
        // Then
        assertThat(report.problem()).hasValue("stopped after 1 rows of " + input.givenName());
        assertThat(report.counts().published()).isOne();
        assertThat(report.done()).isEmpty();
    }

    private Input file(String name, String text) throws IOException {
        return Input.file(Files.writeString(folder.resolve(name), text));
    }

    private static String csvRow(String document, String commodity, String value) {
        return "customs,us-bts," + document + ",1,2021-05-31,export,2304,USD," + commodity + ',' + value + '\n';
    }

    private static IngestRequest previewed(Format format, Input input, boolean strict) {
        Preview preview = new Preview(new Judge(ReferenceReader.bundled()), LocalDate.of(2021, 6, 1));
        return new IngestRequest(format, List.of(input), strict, Optional.of(preview));
    }

    private static IngestListener predictionsOf(List<String> events) {
        return new IngestListener() {
            @Override
            public void predicted(String input, long line, Reason reason, String detail) {
                events.add(line + " " + reason.code() + ' ' + detail);
            }
        };
    }

    private static IngestReport ingest(Format format, List<Input> inputs, boolean strict, Destination destination) {
        return new Ingest(
                        new IngestRequest(format, inputs, strict, Optional.empty()),
                        destination,
                        CLOCK,
                        IngestListener.NONE)
                .run();
    }

    /** Keeps what it takes, or fails. */
    private static final class Kept implements Destination {
        private final List<TradeDocument> documents = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final List<FeedReport> reports = new ArrayList<>();
        private boolean isFlushed;
        private @org.jspecify.annotations.Nullable PublishException failure;

        @Override
        public void take(TradeDocument document) throws PublishException {
            if (failure != null) {
                throw failure;
            }
            isFlushed = false;
            documents.add(document);
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
