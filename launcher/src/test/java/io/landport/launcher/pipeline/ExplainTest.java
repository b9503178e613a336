package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.consumer.DocumentIndexer;
import io.landport.consumer.SinkSettings;
import io.landport.contract.Topics;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.Seed;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.Window;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.CommandRun;
import io.landport.operations.explain.KafkaInputRecords;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.instance.StageThread;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.ReadingCancelledException;
import io.landport.query.explain.TooManyDocumentsException;
import io.landport.query.explain.TotalExplainer;
import io.landport.simulator.SimulatedMessage;
import io.landport.simulator.Simulation;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulated trade of ten received days, and two documents with a history that is known: explained by scanning, by the index, after a
 * restart and after a rebuild. Expected sums are computed in SQL here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("server")
final class ExplainTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MESSAGES = 6_000;
    private static final int A_DAY = 600;
    private static final int SEGMENT = 150;
    private static final int HUNDRED = 100;
    private static final int MANY = 20;

    /** Without the index, each is a scan of all documents. */
    private static final int FEW = 5;

    private static final int MOST_DRAWN = 200;

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 31);
    private static final LocalDate STATISTICAL = LocalDate.of(2023, 11, 15);
    private static final List<String> DIMENSIONS = List.of(
            "source",
            "reporter",
            "partner",
            "region",
            "crossing",
            "sector",
            "flow",
            "channel",
            "regime",
            "mode",
            "currency");

    private static final List<Window> WINDOWS = List.of(Window.values());

    @TempDir
    private static Path folder;

    private static Instance instance;

    @BeforeAll
    static void fill() {
        instance = Instance.start(DataFolders.prepared(folder), new Ports(0, 0, true), Map.of());
        long seed = Seed.random("explained trade").nextLong();
        Simulation simulation =
                Simulation.endingOn(FIRST, seed, instance.installation().reference());
        try (Publications publications = new Publications(instance.installation())) {
            publications.publish(american("amended", 1, 1_000_000), FIRST);
            publications.publish(american("cancelled", 1, 3_000_000), FIRST);
            publications.publish(american("moved", 1, 400_000), FIRST);
            for (int i = 0; i < MESSAGES; i++) {
                SimulatedMessage message = simulation.get();
                publications.publish(message.document(), FIRST.plusDays(i / A_DAY));
            }
            publishLater(publications);
        }
        new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    /** One American document is amended, one moves to another sector, one is cancelled, one is late; a Chinese one is released. */
    private static void publishLater(Publications publications) {
        publications.publish(american("amended", 2, 1_500_000), FIRST.plusDays(20));
        publications.publish(american("moved", 2, 400_000, "841391"), FIRST.plusDays(20));
        publications.publish(new Cancellation(id("us-bts", "cancelled"), 2), FIRST.plusDays(21));
        publications.publish(late(), FIRST.plusDays(22));
        publications.publish(chinese("190220230000000001", 1, 7_000_000), FIRST.plusDays(20));
        publications.publish(new Decision(id("cn-gacc", "190220230000000001"), 1, 1L, "released"), FIRST.plusDays(23));
    }

    @Test
    @Order(1)
    void shouldListWhatChangedBetweenTwoDays() {
        // When
        CommandRun run = explain(
                "daily",
                "--day",
                STATISTICAL.toString(),
                "--against",
                FIRST.plusDays(15).toString(),
                "--by",
                "message",
                "--format",
                "csv");

        // Then
        assertThat(run.err()).contains("equal to the change in the store");
        assertThat(run.out().lines().map(line -> line.replaceAll(",customs,\\d+,\\d+,", ",")))
                .containsExactly(
                        "source,document,received_day,reason,revision_before,revision_after,decision,channel,partition,offset,"
                                + "lines,lines_without_weight,value,currency,net_weight_kg,lines_moved,value_moved,net_weight_kg_moved",
                        "cn-gacc,190220230000000001,2024-04-23,decision,,1,released,1,0,700,CNY,1,0,0,0",
                        "us-bts,cancelled,2024-04-21,cancellation,1,2,,-1,0,-300,USD,-1,0,0,0",
                        "us-bts,amended,2024-04-20,amendment,1,2,,0,0,50,USD,0,0,0,0",
                        "us-bts,late,2024-04-22,document,,1,,1,0,20,USD,1,0,0,0",
                        "us-bts,moved,2024-04-20,amendment,1,2,,0,0,0,USD,0,1,40,1");
        assertThat(run.err())
                .contains("change: 1 lines, 700.00 CNY, 1 kg and 0 lines, -230.00 USD, 0 kg, from 5 documents; equal")
                .contains("moved between series: 1 lines, 40.00 USD, 1 kg; --by message shows which");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    @Order(2)
    void shouldListTheDocumentsOfATotalAsKnownOnADay() {
        // When
        CommandRun run = explain(
                "monthly",
                "--month",
                "2023-11",
                "--source",
                "us-bts",
                "--known-on",
                FIRST.plusDays(20).toString(),
                "--format",
                "csv");

        // Then
        assertThat(run.out().lines())
                .containsExactly(
                        "source,document,revision,received_day,reason,decision,lines,lines_without_weight,value,currency,net_weight_kg",
                        "us-bts,cancelled,1,2024-03-31,document,,1,0,300,USD,1",
                        "us-bts,amended,2,2024-04-20,document+amendment,,1,0,150,USD,1",
                        "us-bts,moved,2,2024-04-20,document+amendment,,1,0,40,USD,1");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    @Order(3)
    void shouldAddUpByReasonAndReceivedDayAndLine() {
        // Given
        String[] total = {
            "rolling", "--window", "12m", "--on", "2023-12-31", "--source", "us-bts", "--format", "csv", "--by"
        };

        // When
        Map<String, CommandRun> runs = new TreeMap<>();
        for (String by : List.of("reason", "received-day", "line")) {
            runs.put(by, explain(Stream.concat(Stream.of(total), Stream.of(by)).toArray(String[]::new)));
        }

        // Then
        assertThat(runs.values())
                .allSatisfy(run -> assertThat(run.err())
                        .contains("equal to the total in the store", "note: us-bts reported nothing for these months"));
        assertThat(runs.get("reason").out().lines().skip(1))
                .containsExactly(
                        "amendment,2,0,0,50,USD,0", "cancellation,1,-1,0,-300,USD,-1", "document,4,4,0,460,USD,4");
        assertThat(runs.get("received-day").out().lines().skip(1))
                .containsExactly(
                        "2024-03-31,3,3,0,440,USD,3",
                        "2024-04-20,2,0,0,50,USD,0",
                        "2024-04-21,1,-1,0,-300,USD,-1",
                        "2024-04-22,1,1,0,20,USD,1");
        assertThat(runs.get("line").out().lines().skip(1))
                .containsExactly(
                        "us-bts,amended,2,1,2023-11-15,870323,vehicles,not-specified,not-specified,,,,,,,,,,1,0,150,USD,1",
                        "us-bts,moved,2,1,2023-11-15,841391,machinery,not-specified,not-specified,,,,,,,,,,1,0,40,USD,1",
                        "us-bts,late,1,1,2023-11-15,870323,vehicles,not-specified,not-specified,7,1.25,3,1,MX,40,00,"
                                + "A;B,shipper:S 1;mrn:M2,1,0,20,USD,1");
    }

    @Test
    @Order(4)
    void shouldSayThatATotalOfNoDocumentsIsOfAMonthThatIsMissing() {
        // When
        CommandRun run = explain("monthly", "--month", "2023-05", "--source", "us-bts", "--format", "csv");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "note: us-bts reported nothing for these months, so they are missing in the figures: 2023-05");
    }

    @Test
    @Order(4)
    void shouldRejectOptionsThatDoNotFit() {
        // When
        CommandRun run = explain(
                "daily", "--from", "2024-01-01", "--known-on", "2024-01-01", "--against", "2024-01-02", "--by", "flow");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "--day: is required, or --from and --to",
                        "--against 2024-01-02 is not before --known-on 2024-01-01",
                        "--by: \"flow\" is none of document, message, line, reason, received-day");

        // When
        CommandRun unknown = explain("monthly", "--month", "2023-11", "--source", "us-btz");

        // Then
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--source: \"us-btz\" is not a known source", "\"us-bts\"");
    }

    @Test
    @Order(4)
    void shouldDivideATableOfLinesThatIsTooWide() {
        // When
        CommandRun lines = explain("monthly", "--month", "2023-11", "--source", "us-bts", "--by", "line");

        // Then
        assertThat(lines.exitCode()).isZero();
        assertThat(lines.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 140);
    }

    @Test
    @Order(4)
    void shouldWriteAQualityReport(@TempDir Path reports) throws IOException {
        // Given
        Path page = reports.resolve("report.html");
        Path book = reports.resolve("report.xlsx");

        // When
        CommandRun written = report("us-bts", "2023", "ru", page);
        CommandRun workbook = report("us-bts", "2023", "zh", book);
        String html = Files.readString(page);

        // Then
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(html).contains("<html lang=\"ru\">", "us-bts", "2023-11");
        assertThat(workbook.exitCode()).as(workbook.err()).isZero();
        assertThat(Files.readAllBytes(book)).startsWith('P', 'K');
        assertThat(report("us-bts", "2023", "ru", reports.resolve("report.pdf")))
                .returns(2, CommandRun::exitCode)
                .extracting(CommandRun::err)
                .asString()
                .contains("--output: the name of a report ends in .html or .xlsx");
        assertThat(report("us-bts", "1899", "ru", page)).returns(2, CommandRun::exitCode);
        assertThat(report("us-bts", "2023", "de", page)).returns(2, CommandRun::exitCode);
        assertThat(report("us-btz", "2023", "ru", page)).returns(2, CommandRun::exitCode);
        assertThat(page).hasContent(html);
    }

    private static CommandRun report(String source, String year, String language, Path file) {
        return CommandRun.of(
                Map.of(),
                "report",
                "quality",
                "--source",
                source,
                "--year",
                year,
                "--language",
                language,
                "--output",
                file.toString(),
                "--data",
                folder.toString());
    }

    @Test
    @Order(5)
    void shouldExplainRandomTotalsWithoutTheIndex() throws Exception {
        assertThat(rows("SELECT count(*) FROM document_segment")).containsExactly(List.of("0"));

        // When and then
        requireEqual(FEW);
    }

    @Test
    @Order(6)
    void shouldExplainRandomTotalsByTheIndex() throws Exception {
        // Given
        index();

        // When and then
        requireEqual(MANY);
    }

    /** Readers read at the same time, each some of the partitions. */
    @Test
    @Order(6)
    void shouldSayWhyReadersStopped() throws IOException {
        Installation live = LiveGeneration.of(instance.installation());
        DatabaseLogin login = live.settings().analystsStore();
        ExplainRequest all = ExplainQuestion.DAILY.request(Map.of("from", "2023-01-01", "to", "2024-12-31"));
        AnswerOutput out = AnswerOutput.of(new StringWriter());
        try (KafkaAdmin cluster = new KafkaAdmin(live.client());
                StoreReader store = StoreReader.open(login.url(), login.user(), login.password());
                InputRecords input = KafkaInputRecords.open(live, cluster)) {
            // When
            TotalExplainer ofOne = new TotalExplainer(store, input, live.reference(), 1);
            assertThatThrownBy(() -> ofOne.explain(all, AnswerFormat.CSV, out))
                    .isInstanceOf(TooManyDocumentsException.class);

            // Then
            assertThat(new TotalExplainer(store, input, live.reference())
                            .explain(all, AnswerFormat.CSV, out)
                            .isAgreement())
                    .isTrue();

            // When
            input.cancel();

            // Then
            assertThatThrownBy(() ->
                            new TotalExplainer(store, input, live.reference()).explain(all, AnswerFormat.CSV, out))
                    .isInstanceOf(ReadingCancelledException.class);
        }
    }

    @Test
    @Order(7)
    @Tag("long")
    void shouldExplainHundredRandomTotalsByTheIndex() throws Exception {
        // Given
        index();

        // When and then
        requireEqual(HUNDRED);
    }

    @Test
    @Order(8)
    void shouldExplainAfterCorrections() throws Exception {
        // Given
        publishCorrection();
        new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);

        // When and then
        requireEqual(FEW);
    }

    @Test
    @Order(9)
    @Tag("long")
    void shouldExplainAfterCorrectionsAndARestart() throws Exception {
        // Given
        publishCorrection();
        restart();

        // When and then
        requireEqual(MANY);
    }

    @Test
    @Order(10)
    @Tag("long")
    void shouldExplainManyAfterARebuild() throws Exception {
        rebuild();

        // When and then
        requireEqual(MANY);
    }

    private static void publishCorrection() {
        try (Publications publications = new Publications(instance.installation())) {
            publications.publish(american("amended", 3, 1_700_000), FIRST.plusDays(30));
        }
    }

    private static void rebuild() throws SQLException {
        CommandRun rebuild = CommandRun.of(Map.of(), "rebuild", "--data", folder.toString(), "--yes");
        assertThat(rebuild.err()).isEmpty();
        restart();
        index();
    }

    private static void restart() {
        instance.close();
        instance = Instance.start(folder, new Ports(0, 0, true), Map.of());
        new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);
    }

    private static void requireEqual(int totals) throws SQLException, IOException {
        SplittableRandom random = Seed.random("explained totals");
        Installation live = LiveGeneration.of(instance.installation());
        DatabaseLogin login = live.settings().analystsStore();
        int documents = 0;
        try (KafkaAdmin cluster = new KafkaAdmin(live.client());
                StoreReader store = StoreReader.open(login.url(), login.user(), login.password());
                InputRecords input = KafkaInputRecords.open(live, cluster);
                InputRecords seeking = KafkaInputRecords.open(live, cluster, 0)) {
            List<TotalExplainer> explainers = List.of(
                    new TotalExplainer(store, input, live.reference()),
                    new TotalExplainer(store, seeking, live.reference()));
            List<List<String>> keys = rows("SELECT " + String.join(", ", DIMENSIONS)
                    + ", day FROM daily_change WHERE regime NOT IN (SELECT id FROM regime WHERE treatment <>"
                    + " 'included') ORDER BY " + String.join(", ", DIMENSIONS) + ", day, received_day");
            // A few totals can be of a document each: more are drawn then.
            for (int i = 0; i < totals || (documents <= totals && i < MOST_DRAWN); i++) {
                RandomTotal total = RandomTotal.drawn(random, keys);
                StringWriter out = new StringWriter();
                AnswerReport report = explainers
                        .get(i % 2)
                        .explain(total.question.request(total.options), AnswerFormat.CSV, AnswerOutput.of(out));
                assertThat(sums(out.toString())).as(total.toString()).isEqualTo(total.expected());
                assertThat(report.isAgreement())
                        .as(total + ": " + report.notices())
                        .isTrue();
                documents += (int) out.toString().lines().count() - 1;
            }
        }
        assertThat(documents).as("documents explained").isGreaterThan(totals);
    }

    /** A total of random dimensions, of a day, a month or a window, now or as known on a day, or a change. */
    private record RandomTotal(ExplainQuestion question, Map<String, String> options, String days) {
        static RandomTotal drawn(SplittableRandom random, List<List<String>> keys) {
            List<String> key = keys.get(random.nextInt(keys.size()));
            Map<String, String> options = new TreeMap<>();
            for (String dimension : DIMENSIONS) {
                if (random.nextInt(100) < 35) {
                    options.put(
                            dimension.equals("currency") ? "original-currency" : dimension,
                            key.get(DIMENSIONS.indexOf(dimension)));
                }
            }
            LocalDate day = LocalDate.parse(key.get(DIMENSIONS.size()));
            int known = random.nextInt(12);
            if (random.nextBoolean()) {
                options.put("known-on", FIRST.plusDays(known).toString());
                if (random.nextBoolean()) {
                    options.put(
                            "against",
                            FIRST.plusDays(known - 1L - random.nextInt(4)).toString());
                }
            }
            return switch (random.nextInt(3)) {
                case 0 -> {
                    options.put("day", day.toString());
                    yield new RandomTotal(ExplainQuestion.DAILY, options, "day = '" + day + "'");
                }
                case 1 -> {
                    options.put("month", day.toString().substring(0, 7));
                    yield new RandomTotal(
                            ExplainQuestion.MONTHLY,
                            options,
                            "date_trunc('month', day) = date_trunc('month', date '" + day + "')");
                }
                default -> {
                    Window window = WINDOWS.get(random.nextInt(WINDOWS.size()));
                    options.put("window", window.code());
                    options.put("on", day.toString());
                    yield new RandomTotal(
                            ExplainQuestion.ROLLING,
                            options,
                            "day BETWEEN '" + window.firstDay(day) + "' AND '" + day + "'"
                                    + (window.suits(true)
                                            ? ""
                                            : " AND source NOT IN (SELECT id FROM source WHERE dated_by = 'month')"));
                }
            };
        }

        /** Lines and value by currency. */
        Map<String, List<BigDecimal>> expected() throws SQLException {
            StringBuilder where = new StringBuilder(
                    days + " AND regime NOT IN (SELECT id FROM regime WHERE treatment <> 'included')");
            for (String dimension : DIMENSIONS) {
                String value = options.get(dimension.equals("currency") ? "original-currency" : dimension);
                if (value != null) {
                    where.append(" AND ")
                            .append(dimension)
                            .append(" = '")
                            .append(value)
                            .append('\'');
                }
            }
            if (options.containsKey("known-on")) {
                where.append(" AND received_day <= '")
                        .append(options.get("known-on"))
                        .append('\'');
            }
            if (options.containsKey("against")) {
                where.append(" AND received_day > '")
                        .append(options.get("against"))
                        .append('\'');
            }
            Map<String, List<BigDecimal>> expected = new TreeMap<>();
            for (List<String> row :
                    rows("SELECT currency, sum(lines), sum(value), sum(net_weight_kg) FROM daily_change WHERE " + where
                            + " GROUP BY currency")) {
                put(expected, row.get(0), row.get(1), row.get(2), row.get(3));
            }
            expected.values().removeIf(sums -> sums.stream().allMatch(sum -> sum.signum() == 0));
            return expected;
        }
    }

    /** Lines, value and weight by currency, added up from the rows of an answer. */
    private static Map<String, List<BigDecimal>> sums(String csv) {
        Map<String, List<BigDecimal>> sums = new TreeMap<>();
        csv.lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            put(sums, cells[9], cells[6], cells[8], cells[10]);
        });
        sums.values().removeIf(found -> found.stream().allMatch(sum -> sum.signum() == 0));
        return sums;
    }

    private static void put(Map<String, List<BigDecimal>> sums, String currency, String... numbers) {
        List<BigDecimal> before =
                sums.getOrDefault(currency, List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        List<BigDecimal> after = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            after.add(before.get(i).add(new BigDecimal(numbers[i])).setScale(4));
        }
        sums.put(currency, after);
    }

    /** Writes segments so small that the index has nearly all records. */
    private static void index() throws SQLException {
        Installation live = LiveGeneration.of(instance.installation());
        SinkSettings own = StageFactory.of(live).sinkSettings();
        // A group of its own, beside the indexer of the instance, whose segments are larger.
        SinkSettings other = new SinkSettings(
                own.kafka(),
                own.prefix(),
                own.store(),
                own.roles(),
                99,
                own.partitions(),
                own.receiptMonths(),
                "",
                Optional.empty());
        try (DocumentIndexer indexer = DocumentIndexer.open(other, live.topics(), live.wire(), SEGMENT)) {
            CompletableFuture<?> stopped = StageThread.start("index", indexer);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int least = MESSAGES - 2 * live.topics().dailyTotals().partitions() * (SEGMENT + 1);
            while (Integer.parseInt(rows("SELECT coalesce(sum(messages), 0) FROM document_segment")
                            .get(0)
                            .get(0))
                    < least) {
                assertThat(stopped).isNotDone();
                assertThat(System.nanoTime()).as("time to write the index").isLessThan(deadline);
            }
        }
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        return new Stores(instance.installation()).rows(sql);
    }

    private static CommandRun explain(String... arguments) {
        return CommandRun.of(
                Map.of(),
                Stream.concat(
                                Stream.of("explain", arguments[0], "--data", folder.toString()),
                                Stream.of(arguments).skip(1))
                        .toArray(String[]::new));
    }

    private static DocumentId id(String source, String document) {
        return new DocumentId(Channel.CUSTOMS, source, document);
    }

    private static TradeDocument american(String document, long revision, long value) {
        return american(document, revision, value, "870323");
    }

    private static TradeDocument american(String document, long revision, long value, String commodity) {
        return new Draft(Samples.american())
                .id(id("us-bts", document))
                .revision(revision)
                .date(STATISTICAL)
                .lines(new LineBuilder(commodity, value).netWeight(1_000L).build())
                .declaration();
    }

    /** With everything that no total has. */
    private static TradeDocument late() {
        Declaration plain = (Declaration) american("late", 1, 200_000);
        Details details = new Details(1_250L, 3L, 1L, "MX", "40", "00", List.of("A", "B"));
        Line line = new LineBuilder("870323", 200_000)
                .netWeight(1_000L)
                .number(7L)
                .details(details)
                .build();
        return new Declaration(
                plain.id(),
                plain.revision(),
                plain.header(),
                List.of(line),
                List.of(),
                List.of(new DocumentReference("shipper", "S 1"), new DocumentReference("mrn", "M2")));
    }

    private static TradeDocument chinese(String document, long revision, long value) {
        return new Draft(Samples.declaration())
                .id(id("cn-gacc", document))
                .revision(revision)
                .date(STATISTICAL)
                .lines(new LineBuilder("44071190", value).netWeight(1_000L).build())
                .declaration();
    }

    /** Publishes documents with received days. */
    private static final class Publications implements AutoCloseable {
        private final Topics topics;
        private final Installation installation;
        private final Producer<byte[], byte[]> producer;
        private final List<Future<RecordMetadata>> sent = new ArrayList<>();

        Publications(Installation installation) {
            this.installation = LiveGeneration.of(installation);
            this.topics = this.installation.topics();
            this.producer = new KafkaProducer<>(
                    new HashMap<>(installation.client()), new ByteArraySerializer(), new ByteArraySerializer());
        }

        void publish(TradeDocument document, LocalDate receivedDay) {
            Channel channel = document.id().channel();
            byte[] key = document.id().key().getBytes(UTF_8);
            sent.add(producer.send(new ProducerRecord<>(
                    topics.documents(channel).name(),
                    topics.documents(channel).partitionOf(key),
                    receivedDay.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
                    key,
                    installation.wire().codec(topics.documents(channel)).encode(document))));
        }

        @Override
        public void close() {
            producer.close();
            assertThat(sent).allMatch(Future::isDone);
        }
    }
}
