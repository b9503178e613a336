package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.Window;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.StageFactory;
import io.landport.verify.Difference;
import io.landport.verify.Verification;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three documents of March and February, one of them amended on another day, and one record that is none: verified as they
 * are, and after each kind of corruption.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("server")
@Order(1) // takes long, so it starts first
final class VerifyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CUSTOMS = "customs.documents.v1";
    private static final LocalDate FEBRUARY = LocalDate.of(2024, 2, 29);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 31);
    private static final LocalDate FIRST = LocalDate.of(2024, 5, 6);
    private static final LocalDate SECOND = LocalDate.of(2024, 5, 7);
    private static final LocalDate THIRD = LocalDate.of(2024, 5, 8);
    private static final List<String> TABLES = List.of(
            "daily_total_fact",
            "daily_change_fact",
            "monthly_total_fact",
            "reported_total_fact",
            "monthly_change_fact",
            "rolling_total_fact",
            "rolling_clock",
            "commodity_total_fact",
            "fate_count",
            "list_naming",
            "list_fate");

    private static final Series SERIES = new Series(
            "us-bts",
            "US",
            Series.NOT_SPECIFIED,
            Series.NOT_SPECIFIED,
            "us-port:2304",
            "vehicles",
            Flow.EXPORT,
            Channel.CUSTOMS,
            Series.NOT_SPECIFIED,
            Series.NOT_SPECIFIED,
            "USD");
    private static final String WORDS = SERIES.key();

    @TempDir
    private static Path folder;

    private static Instance instance;
    private static Installation installation;
    private static Topics topics;
    private static Stores store;

    @BeforeAll
    static void fill() throws Exception {
        instance = Instance.start(DataFolders.prepared(folder), new Ports(0, 0, false), Map.of());
        installation = instance.installation();
        topics = installation.topics();
        store = new Stores(installation);
        publishDocument(
                "february", FIRST, 1, FEBRUARY, cars(1_000_000).netWeight(500L).quantity(2_000L, "011"));
        publishDocument("march", SECOND, 1, MARCH, cars(2_000_000).quantity(5_000L, "035"));
        publishDocument("march", THIRD, 2, MARCH, cars(2_500_000).quantity(5_000L, "035"));
        publishSummary();
        sendGarbage();
        store.awaitAllOf(installation, PATIENCE);
        for (String table : TABLES) {
            store.change("CREATE TABLE saved_" + table + " AS SELECT " + store.columns(table) + " FROM " + table);
        }
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @AfterEach
    void mend() throws SQLException {
        for (String table : TABLES) {
            String columns = store.columns(table);
            store.change("TRUNCATE " + table + "; INSERT INTO " + table + " (" + columns + ") SELECT " + columns
                    + " FROM saved_" + table);
        }
    }

    @Test
    void shouldFindNothingWhereNothingIsWrong() throws IOException {
        // When
        CommandRun run = verify();

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Nothing differs.")
                .containsPattern("winners +2 +0")
                .containsPattern("daily totals +2 +0")
                .containsPattern("daily changes +3 +0")
                .containsPattern("monthly totals +2 +0")
                .containsPattern("reported totals +2 +0")
                .containsPattern("monthly changes +3 +0")
                .containsPattern("rolling totals +3 +0")
                .containsPattern("clocks +4 +0")
                .containsPattern("commodity totals +2 +0")
                .containsPattern("fates +8 +0")
                .containsPattern("named lists +1 +0")
                .containsPattern("fates of lists +1 +0")
                .contains(CUSTOMS
                        + ", recomputed: read 5 (counted 2, replaced 1, summary 1, unreadable 1), unaccounted for 0")
                .contains(
                        CUSTOMS + ", topic: read 5 (counted 2, replaced 1, summary 1, unreadable 1), unaccounted for 0")
                .contains(CUSTOMS
                        + ", store: read 5 (counted 2, replaced 1, summary 1, unreadable 1), unaccounted for 0");
        assertThat(run.exitCode()).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("verify-"));
        }
    }

    /** How the store is corrupted, of which kind the difference is, under which key, and what the store says. */
    private record Corruption(String sql, String kind, String key, String said) {}

    /** Those of one list do not touch each other. */
    static Stream<List<Corruption>> corruptions() {
        return Stream.of(
                List.of(
                        new Corruption(
                                "UPDATE daily_total_fact SET value = value + 0.0001 WHERE day = '2024-03-31'",
                                "daily totals",
                                "SERIES|2024-03-31",
                                "lines 1, lines_without_weight 1, value 250.0001, net_weight_kg 0.000"),
                        new Corruption(
                                "UPDATE monthly_total_fact SET lines = lines + 1 WHERE month = '2024-02-01'",
                                "monthly totals",
                                "SERIES|2024-02",
                                "lines 2, lines_without_weight 0, value 100.0000, net_weight_kg 0.500"),
                        new Corruption(
                                "UPDATE rolling_total_fact SET first_day = first_day + 1 WHERE time_window = 'ytd'",
                                "rolling totals",
                                "SERIES|ytd",
                                "lines 2, lines_without_weight 1, value 350.0000, net_weight_kg 0.500, as of"
                                        + " 2024-03-31 but first day 2024-01-02"),
                        new Corruption(
                                "UPDATE commodity_total_fact SET unit = '011' WHERE unit = '035'",
                                "commodity totals",
                                "2024-03|us-bts|US|not-specified|not-specified|us-port:2304|export|not-specified|USD|870323|011",
                                "lines 1, lines_without_weight 1, value 250.0000, net_weight_kg 0.000, quantity 5.000"),
                        new Corruption(
                                "UPDATE fate_count SET records = records + 1 WHERE fate = 'replaced'",
                                "fates",
                                "customs.documents.v1|us-bts|2024-05-07|replaced",
                                "records 2"),
                        new Corruption(
                                "UPDATE list_naming SET is_named = false",
                                "named lists",
                                "customs|us-bts|summary\te-commerce|unknown|list",
                                "nothing")),
                List.of(
                        new Corruption(
                                "DELETE FROM daily_total_fact WHERE day = '2024-02-29'",
                                "daily totals",
                                "SERIES|2024-02-29",
                                "nothing"),
                        new Corruption(
                                "INSERT INTO monthly_total_fact SELECT series, '2040-01-01', lines,"
                                        + " lines_without_weight, value, net_weight_kg FROM monthly_total_fact WHERE month"
                                        + " = '2024-02-01'",
                                "monthly totals",
                                "SERIES|2040-01",
                                "lines 1, lines_without_weight 0, value 100.0000, net_weight_kg 0.500"),
                        new Corruption(
                                "UPDATE rolling_clock SET as_of = as_of - 1 WHERE topic_partition = 2",
                                "clocks",
                                "as-of|us-bts|2",
                                "as_of 20240330"),
                        new Corruption(
                                "UPDATE list_naming SET received_day = '2024-05-07'",
                                "named lists",
                                "customs|us-bts|summary\te-commerce|unknown|list",
                                "is_named 1, revision 1, received_day 20240507")),
                List.of(
                        new Corruption(
                                "INSERT INTO daily_total_fact SELECT series, '2024-01-31', lines,"
                                        + " lines_without_weight, value, net_weight_kg FROM daily_total_fact WHERE day ="
                                        + " '2024-02-29'",
                                "daily totals",
                                "SERIES|2024-01-31",
                                "lines 1, lines_without_weight 0, value 100.0000, net_weight_kg 0.500"),
                        new Corruption(
                                "DELETE FROM monthly_change_fact WHERE received_day = '2024-05-08'",
                                "monthly changes",
                                "SERIES|2024-03|2024-05-08",
                                "nothing"),
                        new Corruption(
                                "UPDATE rolling_total_fact SET as_of = '2024-04-01' WHERE time_window = 'ytd'",
                                "rolling totals",
                                "SERIES|ytd",
                                "lines 2, lines_without_weight 1, value 350.0000, net_weight_kg 0.500, as of"
                                        + " 2024-04-01, after its source's as-of day 2024-03-31"),
                        new Corruption(
                                "UPDATE list_fate SET fate = 'counted'",
                                "fates of lists",
                                "e-commerce|unknown|list",
                                "declarations 1, fate counted")),
                List.of(
                        new Corruption(
                                "UPDATE daily_change_fact SET received_day = '2024-05-09' WHERE received_day ="
                                        + " '2024-05-08'",
                                "daily changes",
                                "SERIES|2024-03-31|2024-05-09",
                                "lines 0, lines_without_weight 0, value 50.0000, net_weight_kg 0.000"),
                        new Corruption(
                                "UPDATE reported_total_fact SET lines = lines + 1 WHERE month = '2024-02-01'",
                                "reported totals",
                                "us-bts|US|export|not-specified|USD|2024-02",
                                "lines 2, lines_without_weight 0, value 100.0000, net_weight_kg 0.500"),
                        new Corruption(
                                "DELETE FROM rolling_clock WHERE topic_partition = 3",
                                "clocks",
                                "as-of|us-bts|3",
                                "nothing")));
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void shouldNameWhatIsWrongInTheStore(List<Corruption> corruptions) throws SQLException {
        // Given
        for (Corruption corruption : corruptions) {
            store.change(corruption.sql);
        }

        // When
        CommandRun run = verify();

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("differ.");
        assertThat(corruptions)
                .allSatisfy(corruption -> assertThat(run.out())
                        .containsSubsequence(
                                corruption.kind + " that differ",
                                "  " + corruption.key.replace("SERIES", WORDS) + System.lineSeparator(),
                                "store       " + corruption.said + System.lineSeparator()));
    }

    @Test
    void shouldSayWhatIsExpectedAndWhatTheTopicHasBesideTheStore() throws SQLException {
        // Given
        store.change("UPDATE rolling_total_fact SET lines = 1, value = 100 WHERE time_window = 'ytd'");

        // When
        CommandRun run = verify();

        // Then
        assertThat(run.out())
                .contains(String.join(
                        System.lineSeparator(),
                        "rolling totals that differ",
                        "  " + WORDS + "|ytd",
                        "    recomputed  lines 2, lines_without_weight 1, value 350.0000, net_weight_kg 0.500",
                        "    topic       lines 2, lines_without_weight 1, value 350.0000, net_weight_kg 0.500",
                        "    store       lines 1, lines_without_weight 1, value 100.0000, net_weight_kg 0.500",
                        ""))
                .contains("1 keys differ.");
    }

    /** The month to date begins a day too early and counts February. */
    @Test
    void shouldNameAWindowThatIsADayTooLongInTheTopic() throws Exception {
        // Given
        Amounts both = amounts(2, 1, 3_500_000, 500);
        publish(rolling(Window.MONTH_TO_DATE, both));
        store.awaitAllOf(installation, PATIENCE);

        // When
        CommandRun run = verify();
        publish(rolling(Window.MONTH_TO_DATE, amounts(1, 1, 2_500_000, 0)));
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("rolling totals that differ", WORDS + "|mtd")
                .contains("    recomputed  lines 1, ", "    topic       lines 2, ", "    store       lines 2, ")
                .contains("1 keys differ.");
    }

    /** Documents go on coming in: what they touch is looked at again at a new cut. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void shouldLookAgainAtWhatLaterDocumentsTouched() {
        // Given
        AtomicInteger waits = new AtomicInteger();

        // When
        VerificationReport report = verified(() -> {
            if (waits.incrementAndGet() == 1) {
                sendGarbage();
            }
        });

        // Then
        assertThat(report.rounds()).isEqualTo(2);
        assertThat(report.isClean()).isTrue();
        assertThat(report.balances()).allMatch(balance -> balance.read() == 6);
    }

    /** If documents never stop arriving, three cuts are enough; a difference at the first one only is reported. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldTellWhatDiffersAfterThreeCuts() throws SQLException {
        // Given
        store.change("UPDATE daily_total_fact SET lines = 7 WHERE day = '2024-02-29'");

        // When
        VerificationReport report = verified(VerifyTest::sendGarbage);

        // Then
        assertThat(report.rounds()).isEqualTo(3);
        assertThat(report.first())
                .extracting(Difference::aggregate, Difference::key)
                .containsExactly(
                        tuple("daily totals", WORDS + "|2024-02-29"),
                        // The same row: all of the total became known on one day.
                        tuple("daily changes", WORDS + "|2024-02-29|2024-05-06"),
                        tuple("fates", CUSTOMS + "|any|2024-05-08|read"),
                        tuple("fates", CUSTOMS + "|unknown|2024-05-08|unreadable"));
    }

    private static CommandRun verify() {
        return CommandRun.of(Map.of(), "verify", "--data", folder.toString());
    }

    private static VerificationReport verified(Runnable meanwhile) {
        return new Verification(StageFactory.of(installation).verification(20), (step, done, of) -> {}, () -> {
                    meanwhile.run();
                    store.awaitAllOf(installation, PATIENCE);
                })
                .run();
    }

    /** One more record that is no document. */
    private static void sendGarbage() {
        send(CUSTOMS, "garbage".getBytes(UTF_8), new byte[] {7}, THIRD);
    }

    private static RollingTotal rolling(Window window, Amounts amounts) {
        return RollingTotal.of(SERIES, window, MARCH, amounts);
    }

    private static void publish(Rolling rolling) {
        Topic<Rolling> topic = topics.rollingTotals();
        send(
                topic.name(),
                rolling.key().getBytes(UTF_8),
                installation.wire().codec(topic).encode(rolling),
                THIRD);
    }

    private static void publishDocument(
            String id, LocalDate receivedDay, long revision, LocalDate date, LineBuilder line) {
        publish(draft(id).revision(revision).date(date).lines(line.build()), receivedDay);
    }

    private static LineBuilder cars(long value) {
        return new LineBuilder("870323", value);
    }

    /** The United States have no e-commerce source, so the list does not exist. */
    private static void publishSummary() {
        publish(draft("summary").revision(1).date(FEBRUARY).summarises("list"), FIRST);
    }

    private static Draft draft(String id) {
        return new Draft(Samples.american()).id(new DocumentId(Channel.CUSTOMS, "us-bts", id));
    }

    private static void publish(Draft draft, LocalDate receivedDay) {
        Declaration document = draft.declaration();
        byte[] value =
                installation.wire().codec(topics.documents(Channel.CUSTOMS)).encode(document);
        send(CUSTOMS, document.id().key().getBytes(UTF_8), value, receivedDay);
    }

    private static void send(String topic, byte[] key, byte[] value, LocalDate receivedDay) {
        long moment = receivedDay.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(installation.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, null, moment, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Amounts amounts(long lines, long withoutWeight, long value, long weight) {
        return new Amounts(lines, withoutWeight, Int128.of(value), Int128.of(weight));
    }
}
