package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import io.landport.domain.total.Window;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.sql.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in a reporting currency. */
@Tag("server")
class ReportingCurrencyTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "dongning-poltavka";
    private static final String RUSSIAN = " wood import ru-fcs RU customs ";
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 1);
    private static final int DAYS = 60;
    private static final int TOTALS = 200;

    private final Asked daily = new Asked(TotalsQuestion.daily());
    private final Asked rolling = new Asked(new RollingQuestion());
    private final Asked commodity = new Asked(TotalsQuestion.commodity());

    @Test
    void shouldConvertEachPartAtItsOwnRateAndAddThen() throws Exception {
        // Given
        TestStore store = russian()
                .with("2021-03-01 " + RAIL + RUSSIAN + "RUB", 1, 0, "1000", "1")
                .with("2021-03-01 " + RAIL + RUSSIAN + "USD", 2, 1, "10", "2")
                .with("2021-03-02 " + RAIL + RUSSIAN + "USD", 4, 0, "20.5", "4");

        // When
        String csv = store.csv(daily.with("by", "month").with("currency", "RUB"));

        // Then
        assertThat(csv).isEqualTo("""
                month,lines,lines_without_weight,value,currency,net_weight_kg,lines_not_converted,reason
                2021-03,7,1,3410.5,RUB,7,0,
                """);
    }

    @Test
    void shouldHaveNoValueWhereAPartHasNoRate() throws Exception {
        // Given
        TestStore store = russian()
                .with("2021-03-01 " + RAIL + RUSSIAN + "USD", 1, 0, "10", "1")
                .with("2021-03-01 " + RAIL + RUSSIAN + "CNY", 2, 0, "5", "1")
                .with("2021-03-01 " + RAIL + RUSSIAN + "KZT", 0, 0, "0", "0")
                .with("2021-03-01 " + ROAD + RUSSIAN + "USD", 4, 0, "10", "1");

        // When
        String csv = store.csv(daily.with("by", "crossing").with("currency", "RUB"));
        String json = store.json(daily.with("by", "crossing").with("currency", "RUB"));

        // Then
        assertThat(csv).isEqualTo("""
                crossing,lines,lines_without_weight,value,currency,net_weight_kg,lines_not_converted,reason
                dongning-poltavka,4,0,750,RUB,1,0,
                suifenhe-grodekovo-rail,3,0,,RUB,2,2,cbr: no rate of CNY
                """);
        assertThat(json)
                .contains(
                        "\"value\":750,\"currency\":\"RUB\",\"net_weight_kg\":1,\"lines_not_converted\":0,\"reason\":null}")
                .contains("\"value\":null,\"currency\":\"RUB\"");
    }

    @Test
    void shouldEqualAPlainLoop() throws Exception {
        // Given
        SplittableRandom random = Seed.random("ReportingCurrencyTest");
        TestStore store = TestStore.empty();
        Map<String, BigDecimal> rates = new HashMap<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            for (String currency : List.of("USD", "EUR", "CNY", "RUB")) {
                BigDecimal rate = BigDecimal.valueOf(random.nextLong(1, 10_000_000), 5);
                if (!currency.equals("RUB") && random.nextInt(40) > 0) {
                    store.withRate("cbr", "day", day, currency, "RUB", rate.toPlainString());
                    rates.put("ru-fcs" + day + currency, rate);
                }
                if (!currency.equals("CNY") && day.getDayOfMonth() == 1 && random.nextInt(10) > 0) {
                    store.withRate("gacc", "month", day, currency, "CNY", rate.toPlainString());
                    rates.put("cn-gacc" + day + currency, rate);
                }
            }
            rates.put("ru-fcs" + day + "RUB", BigDecimal.ONE);
            rates.put("cn-gacc" + day.withDayOfMonth(1) + "CNY", BigDecimal.ONE);
        }
        Map<String, ConvertedSum> expected = new TreeMap<>();
        for (int i = 0; i < TOTALS; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            String source = random.nextBoolean() ? "ru-fcs" : "cn-gacc";
            String currency = List.of("USD", "EUR", "CNY", "RUB").get(random.nextInt(4));
            String crossing = random.nextBoolean() ? RAIL : ROAD;
            BigDecimal value = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), 4);
            long lines = random.nextLong(1, 9);
            store.with(
                    day + " " + crossing + " s" + i + " import " + source + " X customs " + currency,
                    lines,
                    0,
                    value.toPlainString(),
                    "0");
            LocalDate published = source.equals("cn-gacc") ? day.withDayOfMonth(1) : day;
            BigDecimal from = rates.get(source + published + currency);
            BigDecimal to = rates.get(source + published + "USD");
            ConvertedSum sum = new ConvertedSum(lines, 0, value);
            if (!currency.equals("USD")) {
                sum = from == null || to == null
                        ? new ConvertedSum(lines, lines, BigDecimal.ZERO)
                        : new ConvertedSum(lines, 0, value.multiply(from.divide(to, 24, RoundingMode.HALF_UP)));
            }
            expected.merge(day.toString().substring(0, 7) + "," + source + "," + crossing, sum, ConvertedSum::plus);
        }

        // When
        List<String> rows = store.csv(daily.with("by", "month,source,crossing").with("currency", "USD"))
                .lines()
                .skip(1)
                .map(row -> row.replaceFirst(",[^,]*$", ""))
                .toList();

        // Then
        List<String> told = new ArrayList<>();
        expected.forEach((key, sum) -> told.add(key + "," + sum.lines + ",0," + sum.told() + ",USD,0," + sum.missing));
        assertThat(rows).isEqualTo(told);
    }

    /** A look-up takes longer than adding up thousands of totals. */
    @Test
    void shouldLookUpARateOnceForEachSourceCurrencyAndDay() throws Exception {
        // Given
        long days = 20;
        long sectors = 30;
        TestStore store = russian();
        for (int day = 1; day <= days; day++) {
            for (int sector = 0; sector < sectors; sector++) {
                String key = "2021-03-%02d %s s%s import ru-fcs RU customs ".formatted(day, RAIL, sector);
                store.with(key + "USD", 1, 0, "1", "0").with(key + "CNY", 1, 0, "1", "0");
            }
        }
        Query query =
                daily.with("by", "day,sector,crossing").with("currency", "RUB").query();

        // When
        List<Long> lookUps = store.loopsOver("exchange_rate", query);

        // Then
        assertThat(store.csv(daily.with("by", "day,sector,crossing").with("currency", "RUB"))
                        .lines())
                .hasSize(Math.toIntExact(1 + days * sectors));
        assertThat(lookUps).isNotEmpty().allMatch(loops -> loops <= 2 * days);
    }

    @Test
    void shouldConvertWhatWasKnown() throws Exception {
        // Given
        TestStore store = russian()
                .withChange("2021-03-01 " + RAIL + RUSSIAN + "USD", LocalDate.of(2021, 3, 1), 1, "10")
                .withChange("2021-03-02 " + RAIL + RUSSIAN + "USD", LocalDate.of(2021, 3, 2), 1, "10")
                .withChange("2021-03-01 " + RAIL + RUSSIAN + "USD", LocalDate.of(2021, 3, 9), -1, "-10");

        // Then
        assertThat(store.csv(daily.with("currency", "RUB").with("known-on", "2021-03-08")))
                .endsWith("\n2,0,1560,RUB,0,0,\n");
        assertThat(store.csv(daily.with("currency", "RUB").with("known-on", "2021-03-09")))
                .endsWith("\n1,0,810,RUB,0,0,\n");
    }

    @Test
    void shouldConvertWindowsDayByDay() throws Exception {
        // Given
        TestStore store = russian()
                .with("2021-02-01 " + RAIL + RUSSIAN + "RUB", 1, 0, "1", "0")
                .with("2021-03-01 " + RAIL + RUSSIAN + "USD", 2, 0, "10", "0")
                .with("2021-03-02 " + RAIL + RUSSIAN + "USD", 4, 0, "10", "0")
                .with("2021-03-03 " + RAIL + RUSSIAN + "USD", 8, 0, "10", "0");
        store.withChange("2021-03-01 " + RAIL + RUSSIAN + "USD", LocalDate.of(2021, 3, 1), 2, "10");
        for (Window window : Window.values()) {
            store.withWindow(RAIL + " ru-fcs RU USD", window, LocalDate.of(2021, 3, 2), 0, 6);
        }
        Asked asked = rolling.with("window", "7d,12m").with("currency", "RUB");

        // When
        String onTheClock = store.csv(asked);
        String onADay = store.csv(asked.with("on", "2021-03-01"));

        // Then
        assertThat(onTheClock).isEqualTo("""
                window,first_day,as_of,lines,lines_without_weight,value,currency,net_weight_kg,months_missing,lines_not_converted,reason
                7d,2021-02-24,2021-03-02,6,0,1560,RUB,0,1,0,
                12m,2020-03-03,2021-03-02,7,0,1561,RUB,0,12,0,
                """);
        assertThat(onADay.lines().skip(1))
                .containsExactly(
                        "7d,2021-02-23,2021-03-01,2,0,750,RUB,0,1,0,", "12m,2020-03-02,2021-03-01,3,0,751,RUB,0,12,0,");
    }

    @Test
    void shouldConvertCommoditiesAtTheRateOfTheirMonth() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withCommodity("2021-03", RAIL, "2701", "ton", 13, "1")
                .withCommodity("2021-04", RAIL, "2701", "ton", 26, "1")
                .withRate("gacc", "month", "2021-03-01", "USD", "CNY", "6.5");

        // When
        String csv = store.csv(commodity.with("by", "month").with("currency", "USD"));

        // Then
        assertThat(csv).isEqualTo("""
                month,lines,lines_without_weight,value,currency,net_weight_kg,quantity,unit,lines_not_converted,reason
                2021-03,13,0,2,USD,0,1,ton,0,
                2021-04,26,0,,USD,0,1,ton,26,gacc: no rate of USD
                """);
    }

    @Test
    void shouldKeepCurrenciesApartWhereNothingElseIsSaidAndChooseThem() throws Exception {
        // Given
        TestStore store = russian()
                .with("2021-03-01 " + RAIL + RUSSIAN + "RUB", 1, 0, "1000", "0")
                .with("2021-03-01 " + RAIL + RUSSIAN + "USD", 2, 0, "10", "0");

        // Then
        assertThat(store.csv(daily)).isEqualTo("""
                lines,lines_without_weight,value,currency,net_weight_kg
                1,0,1000,RUB,0
                2,0,10,USD,0
                """).isEqualTo(store.csv(daily.with("currency", "each")));
        assertThat(store.csv(daily.with("original-currency", "USD"))).endsWith("kg\n2,0,10,USD,0\n");
        assertThat(store.csv(daily.with("original-currency", "USD").with("currency", "RUB")))
                .endsWith("reason\n2,0,750,RUB,0,0,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD,CNY", "usd", "", "US'"})
    void shouldConvertIntoOneCurrencyOnly(String text) {
        assertThatThrownBy(daily.with("currency", text)::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith(
                        "--currency: cannot be \"" + text + "\"; allowed are each and codes of ISO 4217");
    }

    @Test
    void shouldSayThatAnEarlierStoreConvertsNothing() throws Exception {
        // Given
        TestStore store = russian();
        store.execute("DROP FUNCTION conversion_rate CASCADE");

        // Then
        assertThatThrownBy(() -> store.csv(daily.with("currency", "RUB")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("its schema is of an earlier version: run 'landport migrate' to update it");
    }

    private record ConvertedSum(long lines, long missing, BigDecimal value) {
        ConvertedSum plus(ConvertedSum other) {
            return new ConvertedSum(lines + other.lines, missing + other.missing, value.add(other.value));
        }

        String told() {
            return missing > 0
                    ? ""
                    : value.setScale(4, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    private static TestStore russian() throws Exception {
        return TestStore.empty()
                .withRate("cbr", "day", "2021-03-01", "USD", "RUB", "75")
                .withRate("cbr", "day", "2021-03-02", "USD", "RUB", "81");
    }
}
