package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.answer.SourceBasis;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.query.Asked;
import io.landport.query.StoreReader;
import io.landport.query.StoreState;
import io.landport.query.TestStore;
import io.landport.query.sql.SqlFragment;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MirrorQuestionTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";

    private final Asked few = new Asked(new MirrorQuestion());
    private final Asked mirror = few.with("columns", "all");

    @Test
    void shouldSetBothSidesBesideEachOther() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");
        report(store, "2022-04", "cn-gacc CN RU export", "2022-05-05", 1, "50", "5");

        // When
        String csv = store.csv(mirror);

        // Then
        assertThat(csv).isEqualTo("""
                month,crossing,sector,exporter,importer,status,export_lines,import_lines,export_value,export_currency,import_value,\
                import_currency,cif_fob_factor,lag_months,lag_days,adjusted_import_value,value_gap,value_ratio,value_gap_reason,export_valuation,\
                import_valuation,export_net_weight_kg,import_net_weight_kg,weight_gap_kg,weight_ratio,weight_gap_reason,\
                export_lines_weighed,import_lines_weighed,export_value_weighed,import_value_weighed,export_weight_basis,import_weight_basis
                2021-12,suifenhe-grodekovo-rail,wood,CN,RU,both,2,3,100,CNY,108,CNY,1,0,0,108,8,1.08,,FOB,CIF,10,9.5,-0.5,0.95,,\
                1,1,1,1,net,net
                2022-04,suifenhe-grodekovo-rail,wood,CN,RU,partner silent,1,,50,CNY,,,1,0,0,,,,partner silent,FOB,CIF,5,,,,\
                partner silent,1,,1,,net,net
                """);
    }

    @Test
    void shouldAddUpWhatIsComparedAndSayWhatIsNot() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");
        report(store, "2022-01", "cn-gacc CN RU export", "2022-02-05", 1, "20", "2");
        report(store, "2022-01", "ru-fcs RU CN import", "2022-02-20", 1, "21", "3");
        report(store, "2022-04", "cn-gacc CN RU export", "2022-05-05", 1, "50", "5");

        // Then
        assertThat(store.csv(few)).isEqualTo("""
                month,exporter,importer,export_value,import_value,currency,cif_fob_factor,value_gap,weight_gap_kg,lines_weighed,not_compared
                2021-12,CN,RU,100,108,CNY,1,8,-0.5,1,
                2022-01,CN,RU,20,21,CNY,1,1,1,1,
                2022-04,CN,RU,,,,1,,,,1 of 1: partner silent
                """);
        assertThat(store.csv(few.with("by", "exporter,crossing"))).isEqualTo("""
                exporter,crossing,export_value,import_value,currency,cif_fob_factor,value_gap,weight_gap_kg,lines_weighed,not_compared
                CN,suifenhe-grodekovo-rail,120,129,CNY,1,9,0.5,1,1 of 3: partner silent
                """);
        assertThat(store.csv(few.with("by", "year,sector,status").with("between", "countries")))
                .contains("\n2021,wood,both,100,108,CNY,1,8,-0.5,1,\n", "\n2022,wood,partner silent,,,,1,,,,1 of 1");
    }

    @Test
    void shouldShowTheGapOfWhatHasAWeightWithItsShare() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 4, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");
        store.with(
                total("2021-12", "cn-gacc CN RU export", "CNY", "energy"),
                new Amounts(4, 1, TestStore.money("60"), TestStore.kilograms("3")));
        store.with(
                total("2021-12", "cn-gacc CN RU export", "CNY", "arms"),
                new Amounts(2, 2, TestStore.money("7"), TestStore.kilograms("0")));

        // Then
        assertThat(store.csv(few.with("by", "exporter"))).endsWith("\nCN,167,108,CNY,1,-59,-3.5,0.9091,\n");
        assertThat(store.csv(few.with("by", "exporter,sector")))
                .contains("\nCN,arms,7,0,CNY,1,-7,,,\n", "\nCN,energy,60,0,CNY,1,-60,-3,0.75,\n");
        assertThat(store.csv(mirror.with("sector", "energy"))).contains(",3,0,-3,0,,0.75,,0,,net,net\n");
        assertThat(store.csv(mirror.with("sector", "arms"))).contains(",no line with weight,0,,0,,net,net\n");
    }

    @Test
    void shouldNotAddTwoCurrencies() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");
        report(store, "2022-01", "cn-gacc CN RU export", "2022-02-05", 1, "20", "2", "USD");
        report(store, "2022-01", "ru-fcs RU CN import", "2022-02-20", 1, "21", "3", "USD");

        // Then
        assertThat(store.csv(few.with("by", "exporter"))).endsWith("\nCN,,,,1,,0.5,1,several currencies\n");
        assertThat(store.csv(few.with("by", "year,exporter")))
                .endsWith("\n2021,CN,100,108,CNY,1,8,-0.5,1,\n2022,CN,20,21,USD,1,1,1,1,\n");
    }

    /** What the other side reports in its own currency is not nothing. */
    @Test
    void shouldShowNoFigureOfSidesWithoutACommonCurrency() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10", "CNY");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "1300", "9.5", "RUB");
        store.with(
                total("2021-12", "cn-gacc CN RU export", "CNY", "energy"),
                new Amounts(1, 0, TestStore.money("60"), TestStore.kilograms("3")));

        // Then
        assertThat(store.csv(few)).endsWith("\n2021-12,CN,RU,,,,1,,-3.5,1,1 of 2: currencies differ\n");
        assertThat(store.csv(few.with("by", "sector")))
                .contains("\nenergy,60,0,CNY,1,-60,-3,1,\n", "\nwood,,,,1,,-0.5,1,1 of 1: currencies differ\n");
    }

    @Test
    void shouldNameTheSourcesOfBothSidesAndWhoPublishesTheirRates() throws Exception {
        // Given
        SqlFragment sources = few.with("exporter", "CN")
                .with("importer", "RU")
                .request()
                .query()
                .sources()
                .orElseThrow();

        // When
        List<SourceBasis> bases;
        try (StoreReader reader = StoreReader.open(TestStore.empty().url(), "postgres", "")) {
            bases = reader.read(connection -> new StoreState(connection).bases(sources));
        }

        // Then
        assertThat(bases)
                .extracting(SourceBasis::id, SourceBasis::rates)
                .containsExactly(
                        tuple("cn-gacc", "General Administration of Customs of China"),
                        tuple("ru-fcs", "Bank of Russia"));
    }

    @Test
    void shouldFitATerminal() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 22_000, "1234567890.12", "7654321");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 30_000, "1334567890.12", "8654321");
        report(store, "2022-04", "cn-gacc CN RU export", "2022-05-05", 1, "50", "5");
        StringWriter table = new StringWriter();

        // When
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            reader.answer(few.request(), AnswerFormat.TABLE, AnswerOutput.of(table));
        }

        // Then
        assertThat(table.toString().lines()).allMatch(line -> line.length() <= 140);
    }

    @Test
    void shouldSayWhichRatesToLoad() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10", "USD");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");

        // Then
        assertThat(notices(store, few.with("currency", "EUR")))
                .endsWith(
                        "note: values are missing (cbr: no rates within 14 days): load rates of cbr with 'landport rates"
                                + " cbr FILE.xml'",
                        "note: values are missing (gacc: no rate of USD and EUR): load rates of gacc with 'landport rates"
                                + " csv FILE.csv'");
        assertThat(notices(store, few))
                .endsWith("note: values in different currencies are not compared: convert them with --currency,"
                        + " such as --currency CNY");
    }

    /** A side that reports the first days of a month has not collapsed. */
    @Test
    void shouldCallTheNewestMonthOfEachSidePreliminary() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-11", "cn-gacc CN RU export", "2021-12-05", 2, "100", "10");
        report(store, "2021-11", "ru-fcs RU CN import", "2021-12-20", 3, "108", "9.5");
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "us-bts US CA export", "2022-01-05", 2, "100", "10");

        // Then
        assertThat(notices(store, few.with("exporter", "CN")))
                .containsExactly(
                        "note: 2021-12 is preliminary: cn-gacc has reported no later month, so more of it may come",
                        "note: 2021-11 is preliminary: ru-fcs has reported no later month, so more of it may come");
        assertThat(notices(store, few.with("known-on", "2021-12-31")))
                .containsExactly(
                        "note: 2021-11 is preliminary: cn-gacc has reported no later month, so more of it may come",
                        "note: 2021-11 is preliminary: ru-fcs has reported no later month, so more of it may come");
        assertThat(notices(store, few.with("to", "2021-10"))).isEmpty();
        assertThat(notices(store, few.with("by", "exporter"))).isEmpty();
    }

    private static List<String> notices(TestStore store, Asked asked) throws Exception {
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            return reader.answer(asked.request(), AnswerFormat.CSV, AnswerOutput.of(new StringWriter()));
        }
    }

    @Test
    void shouldAskWithAnotherFactorLagAndDay() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "10");

        // Then
        assertThat(store.csv(mirror.with("cif-fob-factor", "1.08"))).contains(",1.08,0,0,100,0,1,,FOB,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-19"))).contains(",partner silent,2,,100,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-20"))).contains(",both,2,3,100,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-04")).lines()).hasSize(1);
        assertThat(store.csv(mirror.with("lag-months", "1").with("lag-days", "3")))
                .contains(",partner silent,2,,100,CNY,,,1,1,3,");
        assertThat(store.csv(mirror.with("between", "countries")))
                .contains("export_lines_without_crossing,import_lines_without_crossing\n2021-12,wood,CN,RU,both,2,3,")
                .endsWith(",net,net,0,0\n");
    }

    @Test
    void shouldConvertBothSides() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "10");
        store.execute("UPDATE source SET rate_rule = 'none' WHERE id = 'ru-fcs'");
        store.execute(
                "INSERT INTO exchange_rate VALUES ('gacc', 'month', '2021-12-01', 'EUR', 'CNY', 'direct', 8, 1, 'f', now()),"
                        + " ('ecb', 'day', '2021-12-31', 'CNY', 'EUR', 'indirect', 7.2, 1, 'f', now())");
        store.execute(
                "INSERT INTO exchange_rate SELECT 'ecb', 'day', date '2021-12-03' + 7 * week, 'CNY', 'EUR', 'indirect', 7.2, 1,"
                        + " 'f', now() FROM generate_series(0, 3) AS week");

        // Then
        assertThat(store.csv(mirror.with("currency", "EUR"))).contains(",both,2,3,12.5,EUR,15,EUR,1,0,0,15,2.5,1.2,,");
        assertThat(store.csv(mirror.with("currency", "USD")))
                .contains(",both,2,3,,USD,,USD,1,0,0,,,,gacc: no rate of USD; ecb: no rate of USD,");
        assertThat(store.csv(mirror.with("currency", "EUR").with("between", "countries")))
                .contains(",both,2,3,12.5,EUR,15,EUR,");
        assertThatThrownBy(mirror.with("currency", "euro")::query)
                .hasMessageContaining("--currency: cannot be \"euro\"");
    }

    @Test
    void shouldFilter() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN export", "2022-01-05", 2, "100", "10");
        report(store, "2022-02", "ru-fcs RU CN export", "2022-03-05", 2, "100", "10");

        // Then
        assertThat(store.csv(mirror).lines()).hasSize(4);
        assertThat(store.csv(mirror.with("limit", "2")).lines()).hasSize(3);
        assertThat(store.csv(mirror.with("exporter", "RU")).lines()).hasSize(3);
        assertThat(store.csv(mirror.with("status", "partner silent")).lines()).hasSize(2);
        assertThat(store.csv(mirror.with("from", "2022-01")
                                .with("to", "2022-12")
                                .with("crossing", RAIL))
                        .lines())
                .hasSize(2);
        assertThat(store.csv(mirror.with("month", "2021-12")
                                .with("importer", "RU")
                                .with("sector", "wood"))
                        .lines())
                .hasSize(2);
    }

    @Test
    void shouldNameEveryProblem() {
        // Given
        Asked asked = mirror.with("between", "towns")
                .with("cif-fob-factor", "0.0")
                .with("lag-months", "12")
                .with("lag-days", "-1")
                .with("status", "loud");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--between: \"towns\" is none of crossings, countries")
                .hasMessageContaining(
                        "--cif-fob-factor: \"0.0\" is not a factor; allowed are numbers above 0 and below 100 such as 1.08")
                .hasMessageContaining("--lag-months: \"12\" is not a number; allowed are numbers from 0 to 11")
                .hasMessageContaining("--lag-days: \"-1\" is not a number; allowed are numbers from 0 to 27")
                .hasMessageContaining("--status: cannot be \"loud\"; allowed are both, export only, import only");
        assertThatThrownBy(mirror.with("between", "countries").with("crossing", RAIL)::query)
                .hasMessageContaining("--crossing: not available with --between countries");
        assertThatThrownBy(few.with("between", "countries").with("by", "crossing")::query)
                .hasMessageContaining("--by: crossing is not available with --between countries");
        assertThatThrownBy(mirror.with("by", "month")::query)
                .hasMessageContaining("--by: cannot be used together with --columns all");
    }

    /** @param key source, reporter, partner and flow between spaces */
    private static void report(
            TestStore store, String month, String key, String received, long lines, String value, String weight) {
        report(store, month, key, received, lines, value, weight, "CNY");
    }

    private static void report(
            TestStore store,
            String month,
            String key,
            String received,
            long lines,
            String value,
            String weight,
            String currency) {
        TotalKey total = total(month, key, currency, "wood");
        Amounts amounts = new Amounts(lines, 0, TestStore.money(value), TestStore.kilograms(weight));
        store.with(total, amounts).withChange(total, LocalDate.parse(received), amounts);
    }

    private static TotalKey total(String month, String key, String currency, String sector) {
        String[] parts = key.split(" ", -1);
        Series series = new Series(
                parts[0],
                parts[1],
                parts[2],
                "r",
                RAIL,
                sector,
                Flow.ofCode(parts[3]).orElseThrow(),
                Channel.CUSTOMS,
                "general",
                "rail",
                currency);
        return new TotalKey(series, YearMonth.parse(month).atEndOfMonth());
    }
}
