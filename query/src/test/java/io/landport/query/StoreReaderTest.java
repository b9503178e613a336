package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.TotalsQuestion;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class StoreReaderTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "dongning-poltavka";
    private static final String GACC = " import cn-gacc CN customs CNY";

    private static final String EVERY_DIMENSION =
            "day,month,year,source,reporter,partner,region,crossing,sector,flow,channel,regime,mode";

    private List<String> notices = List.of();

    @Test
    void shouldAddUpByTheGroupingInTheOrderAskedFor() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-30 " + RAIL + " wood" + GACC, 2, 1, "100.5", "10.25")
                .with("2021-01-31 " + RAIL + " wood" + GACC, 3, 0, "0.25", "0.5")
                .with("2021-02-01 " + RAIL + " wood" + GACC, 1, 0, "7", "8")
                .with("2021-02-01 " + ROAD + " energy" + GACC, 4, 4, "1000", "0");

        // When
        String csv = csv(store, daily().with("by", "month,crossing"));
        String reversed = csv(store, daily().with("by", "crossing,month"));

        // Then
        assertThat(csv).isEqualTo("""
                        month,crossing,lines,lines_without_weight,value,currency,net_weight_kg
                        2021-01,suifenhe-grodekovo-rail,5,1,100.75,CNY,10.75
                        2021-02,dongning-poltavka,4,4,1000,CNY,0
                        2021-02,suifenhe-grodekovo-rail,1,0,7,CNY,8
                        """);
        assertThat(reversed).isEqualTo("""
                        crossing,month,lines,lines_without_weight,value,currency,net_weight_kg
                        dongning-poltavka,2021-02,4,4,1000,CNY,0
                        suifenhe-grodekovo-rail,2021-01,5,1,100.75,CNY,10.75
                        suifenhe-grodekovo-rail,2021-02,1,0,7,CNY,8
                        """);
    }

    @Test
    void shouldKeepCurrenciesApart() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood import cn-gacc CN customs USD", 1, 0, "5", "1")
                .with("2021-01-31 " + RAIL + " wood import cn-gacc CN customs CNY", 2, 0, "6", "2");

        // When
        String all = csv(store, daily());
        String dollars = csv(store, daily().with("original-currency", "USD"));

        // Then
        assertThat(all).isEqualTo("""
                        lines,lines_without_weight,value,currency,net_weight_kg
                        2,0,6,CNY,2
                        1,0,5,USD,1
                        """);
        assertThat(dollars).isEqualTo("""
                        lines,lines_without_weight,value,currency,net_weight_kg
                        1,0,5,USD,1
                        """);
    }

    @Test
    void shouldBeExactBeyondWhatADoubleHolds() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-30 " + RAIL + " wood" + GACC, 1, 0, "9999999999999999999999999999999999.1234", "0.001")
                .with("2021-02-01 " + RAIL + " wood" + GACC, 1, 0, "0.0001", "99999999999999999999999999999999999.999");

        // When
        String csv = csv(store, daily().with("by", "year"));
        String json = answer(store, daily().with("by", "year"), AnswerFormat.JSON);

        // Then
        assertThat(csv)
                .endsWith(
                        "2021,2,0,9999999999999999999999999999999999.1235,CNY,100000000000000000000000000000000000,12\n");
        assertThat(json).isEqualTo("""
                        [
                        {"year":"2021","lines":2,"lines_without_weight":0,"value":9999999999999999999999999999999999.1235,"currency":"CNY","net_weight_kg":100000000000000000000000000000000000,"months_missing":12}
                        ]
                        """);
    }

    @Test
    void shouldLeaveOutWhatNothingIsLeftOf() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood" + GACC, 0, 0, "0", "0")
                .with("2021-01-31 " + ROAD + " wood" + GACC, 1, 0, "1", "1");

        // When
        String csv = csv(store, daily().with("by", "crossing"));

        // Then
        assertThat(csv.lines()).hasSize(2).last().isEqualTo("dongning-poltavka,1,0,1,CNY,1");
    }

    @Test
    void shouldFilterByDaysAndSeveralValues() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-12-31 " + RAIL + " wood" + GACC, 1, 0, "1", "1")
                .with("2021-01-01 " + RAIL + " wood" + GACC, 2, 0, "2", "2")
                .with("2021-01-01 " + RAIL + " energy" + GACC, 4, 0, "4", "4")
                .with("2021-01-01 " + RAIL + " textiles" + GACC, 8, 0, "8", "8")
                .with("2021-01-02 " + ROAD + " wood" + GACC, 16, 0, "16", "16")
                .with("2021-01-03 " + ROAD + " wood" + GACC, 32, 0, "32", "32");

        // Then
        assertThat(lines(store, daily().with("from", "2021-01-01").with("to", "2021-01-02")))
                .isEqualTo("30");
        assertThat(lines(store, daily().with("sector", "wood, energy"))).isEqualTo("55");
        assertThat(lines(store, daily().with("sector", "wood").with("crossing", ROAD)))
                .isEqualTo("48");
        assertThat(lines(store, daily().with("year", "2020"))).isEqualTo("1");
        assertThat(lines(store, daily().with("month", "2020-12,2021-01"))).isEqualTo("63");
        assertThat(lines(store, daily().with("day", "2021-01-03").with("flow", "import")))
                .isEqualTo("32");
    }

    @Test
    void shouldTakeAValueAsAValueWhateverItHolds() throws Exception {
        // Given
        TestStore store = TestStore.empty().with("2021-01-01 " + RAIL + " wood" + GACC, 1, 0, "1", "1");

        // When
        String csv = csv(store, daily().with("partner", "x'); DROP TABLE daily_total; --"));

        // Then
        assertThat(csv.lines()).hasSize(1);
        assertThat(lines(store, daily())).isEqualTo("1");
    }

    @Test
    void shouldGroupByEveryDimension() throws Exception {
        // Given
        TestStore store = TestStore.empty().with("2021-01-31 " + RAIL + " wood" + GACC, 1, 0, "1", "1");

        // When
        String csv = csv(store, daily().with("by", EVERY_DIMENSION));

        // Then
        assertThat(csv).isEqualTo("""
                        day,month,year,source,reporter,partner,region,crossing,sector,flow,channel,regime,mode,lines,lines_without_weight,value,currency,net_weight_kg
                        2021-01-31,2021-01,2021,cn-gacc,CN,RU,not-specified,suifenhe-grodekovo-rail,wood,import,customs,general,road,1,0,1,CNY,1
                        """);
    }

    @Test
    void shouldRefuseToAddSourcesOfOneReporterUnlessTheyAreNamed() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood import cn-gacc CN customs CNY", 1, 0, "1", "1")
                .with("2021-01-31 " + RAIL + " wood import cn-ceb CN e-commerce CNY", 1, 0, "1", "1")
                .with("2021-01-31 " + RAIL + " wood export ru-fcs RU customs CNY", 1, 0, "1", "1");

        // Then
        assertThatThrownBy(() -> csv(store, daily()))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage(
                        "--source: figures of different codes of source are never added: several sources of one reporter may"
                                + " report the same trade (CN: cn-ceb, cn-gacc); separate them with --by, or select one");

        // Then
        for (Asked kept : List.of(
                daily().with("by", "source"),
                daily().with("by", "channel"),
                daily().with("source", "cn-gacc,cn-ceb"),
                daily().with("channel", "customs"),
                daily().with("flow", "export"))) {
            csv(store, kept);
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void shouldAddASourceThatNothingIsLeftOf() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood import cn-gacc CN customs CNY", 1, 0, "1", "1")
                .with("2021-01-31 " + RAIL + " wood import cn-ceb CN e-commerce CNY", 0, 0, "0", "0");

        // When
        csv(store, daily());

        // Then
        assertThat(notices).isEmpty();
    }

    @Test
    void shouldPrintATableForPeople() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood" + GACC, 1_234, 56, "1234567.5", "1000")
                .with("2021-01-31 " + ROAD + " wood" + GACC, 1, 0, "0.25", "0.125");

        // When
        String table = answer(store, daily().with("by", "crossing"), AnswerFormat.TABLE);

        // Then
        assertThat(table).isEqualTo("""
                                                                                        lines_
                                                                                      without_                               net_
                        crossing                 crossing_name                 lines    weight         value  currency  weight_kg
                        dongning-poltavka        Dongning - Poltavka               1         0          0.25  CNY           0.125
                        suifenhe-grodekovo-rail  Suifenhe - Grodekovo railway  1,234        56  1,234,567.50  CNY       1,000.000
                        """);
    }

    @Test
    void shouldSayThatNothingWasFound() throws Exception {
        // Given
        TestStore store = TestStore.empty();

        // Then
        assertThat(answer(store, daily().with("by", "crossing"), AnswerFormat.TABLE))
                .isEqualTo("No rows match these options.\n");
        assertThat(csv(store, daily().with("by", "crossing")))
                .isEqualTo("crossing,lines,lines_without_weight,value,currency,net_weight_kg\n");
        assertThat(answer(store, daily().with("by", "crossing"), AnswerFormat.JSON))
                .isEqualTo("[]\n");
    }

    @Test
    void shouldPrintMoreRowsThanATableKeepsBack() throws Exception {
        // Given
        TestStore store = TestStore.empty().withSectors("2021-01-31 " + RAIL + " sector" + GACC, 10_000, 11_004);

        // When
        List<String> table = answer(store, daily().with("by", "sector"), AnswerFormat.TABLE)
                .lines()
                .toList();

        // Then
        assertThat(table).hasSize(1_006);
        assertThat(table.get(1_005)).startsWith("sector-11004  ").hasSameSizeAs(table.get(1));
    }

    @Test
    void shouldSayThatTheStoreHasNoTables() throws Exception {
        // Given
        TestStore store = TestStore.withoutTables();

        // Then
        assertThatThrownBy(() -> csv(store, daily()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("its schema is missing, or user postgres has no privileges on it")
                .hasMessageContaining("run 'landport migrate'");
    }

    /** A lock on the table makes the query wait, and the wait counts toward the timeout. */
    @Test
    void shouldGiveUpAQuestionThatTakesTooLong() throws Exception {
        // Given
        TestStore store = TestStore.empty().with("2021-01-31 " + RAIL + " wood" + GACC, 1, 0, "1", "1");
        try (Connection holder = DriverManager.getConnection(store.url(), "postgres", "");
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE daily_total_fact");

            // When
            assertThatThrownBy(() -> {
                        try (StoreReader reader =
                                StoreReader.open(store.url(), "postgres", "", Duration.ofMillis(200))) {
                            reader.answer(daily().request(), AnswerFormat.CSV, AnswerOutput.of(new StringWriter()));
                        }
                    })

                    // Then
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the query exceeded the timeout of 200 ms");
        }
    }

    /** The notice of missing months reads the view twice, and that of the newest month once: neither exceeds the limit. */
    @Test
    void shouldLimitAllStatementsOfAnAnswerTogether() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-01-31 " + RAIL + " wood" + GACC, 1, 0, "1", "1")
                .withChange("2021-01-31 " + RAIL + " wood" + GACC, LocalDate.of(2021, 2, 20), 1, "1");
        store.execute("CREATE OR REPLACE VIEW reported_month AS SELECT k.source, k.month, k.received_day"
                + " FROM month_first_known AS k CROSS JOIN (SELECT pg_sleep(0.5) OFFSET 0) AS slow");
        QuestionRequest months =
                new Asked(TotalsQuestion.monthly()).with("by", "month").request();

        // Then
        assertThat(milliseconds(store, months, Duration.ofSeconds(20))).isGreaterThanOrEqualTo(1_500);
        assertThatThrownBy(() -> milliseconds(store, months, Duration.ofMillis(1_300)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("the query exceeded the timeout of 1300 ms");
    }

    private static long milliseconds(TestStore store, QuestionRequest asked, Duration timeout) throws Exception {
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "", timeout)) {
            long start = System.nanoTime();
            reader.answer(asked, AnswerFormat.CSV, AnswerOutput.of(new StringWriter()));
            return Duration.ofNanos(System.nanoTime() - start).toMillis();
        }
    }

    @Test
    void shouldSayWhoMayNotRead() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        store.execute("CREATE ROLE query_stranger LOGIN");
        String url = store.url().replace("user=postgres", "user=query_stranger");

        // Then
        assertThatThrownBy(() -> {
                    try (StoreReader reader = StoreReader.open(url, "query_stranger", "")) {
                        reader.answer(daily().request(), AnswerFormat.CSV, AnswerOutput.of(new StringWriter()));
                    }
                })
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("user query_stranger lacks a privilege")
                .hasMessageContaining("'landport migrate'");
    }

    @Test
    void shouldSayWhichStoreIsAwayWithoutItsPassword() {
        assertThatThrownBy(() -> StoreReader.open("jdbc:postgresql://localhost:1/x?password=secret", "u", "p"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("cannot open the store at jdbc:postgresql://localhost:1/x: ")
                .message()
                .doesNotContain("secret");
    }

    private static Asked daily() {
        return new Asked(TotalsQuestion.daily());
    }

    private String lines(TestStore store, Asked options) throws Exception {
        return csv(store, options).lines().skip(1).findFirst().orElse("").replaceFirst(",.*", "");
    }

    private String csv(TestStore store, Asked options) throws Exception {
        return answer(store, options, AnswerFormat.CSV);
    }

    private String answer(TestStore store, Asked options, AnswerFormat format) throws Exception {
        StringWriter out = new StringWriter();
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            notices = reader.answer(options.request(), format, AnswerOutput.of(out));
        }
        return out.toString();
    }
}
