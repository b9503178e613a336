package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.store.Database;
import io.landport.store.view.RandomTrade.Fact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Windows that end on any day, and those as of the sources' clocks, against plain loops. */
@Tag("server")
class WindowViewsTest {
    private static final int FACTS = 4_000;
    private static final Set<String> OF_DAYS = Set.of("7d", "30d");
    private static final String KEY =
            "time_window, first_day, as_of, source, crossing, sector, region, flow, regime, treatment, currency";
    private static final String SUMS =
            "sum(lines)::bigint, sum(lines_without_weight)::bigint, sum(value), sum(net_weight_kg)";

    /** Whether a day is in the window that ends on another, in words other than the store's. */
    private static final Map<String, BiPredicate<LocalDate, LocalDate>> WINDOWS = Map.of(
            "7d", (day, last) -> ChronoUnit.DAYS.between(day, last) < 7,
            "30d", (day, last) -> ChronoUnit.DAYS.between(day, last) < 30,
            "mtd", (day, last) -> day.getYear() == last.getYear() && day.getMonth() == last.getMonth(),
            "ytd", (day, last) -> day.getYear() == last.getYear(),
            "12m", (day, last) -> day.isAfter(last.minusMonths(12)));

    private static final SplittableRandom RANDOM = Seed.random("WindowViewsTest");
    private static final RandomTrade TRADE = RandomTrade.of(RANDOM, FACTS);

    private static Database database;

    @BeforeAll
    static void write() throws Exception {
        database = Database.migrated();
        TRADE.writeTo(database);
    }

    @Test
    void shouldAddUpWindowsThatEndOnAnyDay() throws Exception {
        for (LocalDate last : lastDays()) {
            assertWindows(TRADE, last, "rolling_on('" + last + "')");
        }
    }

    @Test
    void shouldAddUpWindowsAsTheyWereKnown() throws Exception {
        for (LocalDate last : lastDays()) {
            LocalDate knownOn = last.plusDays(RANDOM.nextLong(-20, 70));
            assertWindows(TRADE.knownOn(knownOn), last, "rolling_known_on('" + last + "', '" + knownOn + "')");
        }
    }

    @Test
    void shouldOpenTheFunctionSoThatConditionsReachTheTables() throws Exception {
        // When
        List<String> plan = database.rows(
                "EXPLAIN SELECT sum(value) FROM rolling_on('2025-11-17') WHERE crossing = 'dongning-poltavka' AND time_window = '12m'");

        // Then
        assertThat(plan)
                .noneMatch(line -> line.contains("Function Scan"))
                .anyMatch(line -> line.contains("crossing = 'dongning-poltavka'"))
                .noneMatch(line -> line.contains("monthly_total_fact_2023"));
    }

    @Test
    void shouldShowWindowsAsOfTheClockOfEachSource() throws Exception {
        // Given
        database.execute("""
                INSERT INTO rolling_total_fact
                SELECT s.id, w, '2025-11-10', '2025-11-17', s.id % 2, s.id % 3, 0, s.id % 3, 0
                FROM series s, unnest(ARRAY['7d', '30d', 'mtd', 'ytd', '12m']) AS w
                """);
        database.execute("INSERT INTO rolling_clock VALUES ('cn-gacc', 0, '2025-12-02'), ('cn-gacc', 1, '2025-11-30')");
        String rows = "SELECT DISTINCT first_day, as_of FROM %s WHERE source = '%s'%s ORDER BY 1, 2";

        // Then
        assertThat(database.rows(rows.formatted("month_to_date", "cn-gacc", "")))
                .containsExactly("2025-11-01|2025-11-30", "2025-12-01|2025-12-02");
        assertThat(database.rows(rows.formatted("year_to_date", "ru-fcs", "")))
                .containsExactly("2025-01-01|2025-11-17");
        assertThat(database.rows(rows.formatted("rolling", "cn-gacc", " AND time_window = '12m'")))
                .containsExactly("2024-12-01|2025-11-30", "2024-12-03|2025-12-02");
        assertThat(database.rows("SELECT count(*), sum(lines), bool_or(lines = 0) FROM rolling"))
                .isEqualTo(database.rows("SELECT 5 * count(*), 5 * sum(id % 3), false FROM series WHERE id % 3 <> 0"));
        assertThat(database.rows("SELECT count(*) FROM month_to_date"))
                .isEqualTo(database.rows("SELECT count(*) FROM series WHERE id % 3 <> 0"));
        String series = "source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency";
        String written = "SELECT w, " + series + ", id % 3, 0, id % 3, 0 FROM series s,"
                + " unnest(ARRAY['7d', '30d', 'mtd', 'ytd', '12m']) AS w WHERE id % 3 <> 0";
        String figures = series + ", lines, lines_without_weight, trim_scale(value), trim_scale(net_weight_kg)";
        assertThat(database.rows("SELECT time_window, " + figures + " FROM rolling"))
                .containsExactlyInAnyOrderElementsOf(database.rows(written));
        assertThat(database.rows("SELECT 'mtd', " + figures + " FROM month_to_date UNION ALL SELECT 'ytd', " + figures
                        + " FROM year_to_date"))
                .containsExactlyInAnyOrderElementsOf(database.rows(written + " AND w IN ('mtd', 'ytd')"));
    }

    private static void assertWindows(RandomTrade trade, LocalDate last, String windows) throws Exception {
        // When
        List<String> rows = database.rows(
                "SELECT " + KEY + ", " + SUMS + " FROM " + windows + " GROUP BY " + KEY + " HAVING sum(lines) <> 0");

        // Then
        assertThat(rows).as(windows).containsExactlyInAnyOrderElementsOf(trade.rows(fact -> windowsOf(fact, last)));
    }

    private static Stream<String> windowsOf(Fact fact, LocalDate last) {
        return WINDOWS.entrySet().stream()
                .filter(window -> !fact.day().isAfter(last) && window.getValue().test(fact.day(), last))
                .filter(window -> !(fact.series().source().equals("us-bts") && OF_DAYS.contains(window.getKey())))
                .map(window -> Stream.of(
                                window.getKey(),
                                firstDay(window.getValue(), last),
                                last.toString(),
                                fact.series().source(),
                                fact.series().crossing(),
                                fact.series().sector(),
                                fact.series().region(),
                                fact.series().flow().code(),
                                fact.series().regime(),
                                fact.series().regime().equals("bonded") ? "memorandum" : "included",
                                fact.series().currency())
                        .collect(Collectors.joining("|")));
    }

    private static String firstDay(BiPredicate<LocalDate, LocalDate> window, LocalDate last) {
        LocalDate first = last;
        while (window.test(first.minusDays(1), last)) {
            first = first.minusDays(1);
        }
        return first.toString();
    }

    /** The edges of months and years, and some days between. */
    private static List<LocalDate> lastDays() {
        List<LocalDate> days = new ArrayList<>(Stream.of(
                        "2025-01-01",
                        "2025-01-30",
                        "2025-01-31",
                        "2025-02-28",
                        "2025-03-01",
                        "2025-03-06",
                        "2025-05-31",
                        "2025-12-31",
                        "2026-01-03")
                .map(LocalDate::parse)
                .toList());
        for (int i = 0; i < 8; i++) {
            days.add(RandomTrade.FIRST.plusDays(RANDOM.nextLong(480)));
        }
        return days;
    }
}
