package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.write.Batch;
import io.landport.store.write.Store;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many months views lack that add months up or compare them. China reports December 2020 to December 2021 but for May, Russia March. */
@Tag("server")
class MissingMonthsTest {
    private static Database database;

    @BeforeAll
    static void write() throws Exception {
        database = Database.migrated();
        Batch batch = new Batch();
        add(batch, "cn-gacc", "CN", "2020-12");
        for (int month = 1; month <= 12; month++) {
            if (month != 5) {
                add(batch, "cn-gacc", "CN", YearMonth.of(2021, month).toString());
            }
        }
        add(batch, "ru-fcs", "RU", "2021-03");
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of());
            store.write(withMonths(batch), List.of());
        }
        database.execute("""
                INSERT INTO rolling_total_fact
                SELECT s.id, w, '2021-12-01', '2021-12-31', 0, 1, 0, 1, 0
                FROM series s, unnest(ARRAY['30d', 'mtd', 'ytd', '12m']) AS w
                """);
        database.execute("""
                INSERT INTO rolling_clock VALUES ('cn-gacc', 0, '2022-01-10'), ('ru-fcs', 0, '2021-12-31')
                """);
    }

    @Test
    void shouldCountThoseOfPublishedWindows() throws Exception {
        for (String view : List.of("rolling", "rolling_current")) {
            assertThat(database.rows("""
                            SELECT source, time_window, first_day, months_missing FROM %s ORDER BY source, first_day DESC
                            """.formatted(view)))
                    .as(view)
                    .containsExactly(
                            "cn-gacc|mtd|2022-01-01|1",
                            "cn-gacc|ytd|2022-01-01|1",
                            "cn-gacc|30d|2021-12-12|1",
                            "cn-gacc|12m|2021-01-11|2",
                            "ru-fcs|30d|2021-12-02|1",
                            "ru-fcs|mtd|2021-12-01|1",
                            "ru-fcs|ytd|2021-01-01|11",
                            "ru-fcs|12m|2021-01-01|11");
        }
        assertThat(database.rows("""
                        SELECT m.source, m.months_missing, y.months_missing
                        FROM month_to_date m JOIN year_to_date y USING (source) ORDER BY 1
                        """)).containsExactly("cn-gacc|1|1", "ru-fcs|1|11");
    }

    @Test
    void shouldCountThoseOfWindowsThatEndOnAnyDay() throws Exception {
        assertThat(database.rows("""
                        SELECT DISTINCT time_window, first_day, months_missing
                        FROM rolling_on('2021-12-31') WHERE source = 'cn-gacc' ORDER BY 1
                        """))
                .containsExactly(
                        "12m|2021-01-01|1",
                        "30d|2021-12-02|0",
                        "7d|2021-12-25|0",
                        "mtd|2021-12-01|0",
                        "ytd|2021-01-01|1");
        assertThat(database.rows("""
                        SELECT DISTINCT source, months_missing
                        FROM rolling_on('2021-04-30') WHERE time_window = 'ytd' ORDER BY 1
                        """)).containsExactly("cn-gacc|0", "ru-fcs|3");
    }

    @Test
    void shouldCountThoseThatWereNotKnownYet() throws Exception {
        assertThat(database.rows("""
                        SELECT DISTINCT months_missing
                        FROM rolling_known_on('2021-12-31', '2021-12-19') WHERE source = 'cn-gacc' AND time_window = 'ytd'
                        """)).containsExactly("3");
        assertThat(database.rows("""
                        SELECT DISTINCT months_missing
                        FROM rolling_known_on('2021-12-31', '2021-12-20') WHERE source = 'cn-gacc' AND time_window = 'ytd'
                        """)).containsExactly("2");
    }

    @Test
    void shouldCountThoseOfAMonthAndItsBase() throws Exception {
        for (String view : List.of("year_on_year", "year_on_year_known_on('2022-01-20')", "year_on_year_after(20)")) {
            assertThat(database.rows("""
                            SELECT month, base_lines, months_missing FROM %s
                            WHERE source = 'cn-gacc' AND month >= '2021-11-01' ORDER BY month LIMIT 2
                            """.formatted(view)))
                    .as(view)
                    .containsExactly("2021-11-01|null|1", "2021-12-01|1|0");
        }
    }

    @Test
    void shouldReadNoMonthsUnlessTheyAreCounted() throws Exception {
        for (String windows : List.of("rolling", "rolling_on('2021-12-31')")) {
            assertThat(database.rows("EXPLAIN SELECT sum(value) FROM " + windows))
                    .as(windows)
                    .noneMatch(line -> line.contains("month_first_known"));
            assertThat(database.rows("EXPLAIN SELECT max(months_missing) FROM " + windows))
                    .as(windows)
                    .anyMatch(line -> line.contains("month_first_known"))
                    .noneMatch(line -> line.contains("Function Scan"));
        }
    }

    /** One line of the last day of a month, received twenty days later. */
    private static void add(Batch batch, String source, String reporter, String month) {
        LocalDate day = YearMonth.parse(month).atEndOfMonth();
        TotalKey key = new TotalKey(
                new Series(
                        source,
                        reporter,
                        reporter.equals("CN") ? "RU" : "CN",
                        Series.NOT_SPECIFIED,
                        "suifenhe-grodekovo-rail",
                        "wood",
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        "general",
                        "rail",
                        reporter.equals("CN") ? "CNY" : "RUB"),
                day);
        batch.add(new DailyTotal(key, amounts(1, 10_000, 1_000)));
        batch.add(new DailyChange(key, day.plusDays(20), amounts(1, 10_000, 1_000)));
    }
}
