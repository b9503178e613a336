package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.Database;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Corridors, zones, years and windows in a reporting currency, by hand. */
@Tag("server")
class ConvertedSumsTest {
    /** China's rates are of months, Russia's of days. */
    private static final String RATES = """
        INSERT INTO exchange_rate (authority, kind, day, currency, base, quotation, rate, units, file, loaded) VALUES
          ('gacc', 'month', '2025-03-01', 'USD', 'CNY', 'direct', 8, 1, 'test', now()),
          ('gacc', 'month', '2026-03-01', 'USD', 'CNY', 'direct', 4, 1, 'test', now()),
          ('cbr', 'day', '2025-03-10', 'USD', 'RUB', 'direct', 50, 1, 'test', now()),
          ('cbr', 'day', '2026-03-10', 'USD', 'RUB', 'direct', 100, 1, 'test', now()),
          ('cbr', 'day', '2026-03-20', 'USD', 'RUB', 'direct', 80, 1, 'test', now())\
        """;

    private final Database database = migrated();

    private static Database migrated() {
        try {
            return Database.migrated();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void fill() throws Exception {
        database.execute("""
            INSERT INTO source (id, name, reporter, channel, import_valuation, export_valuation, weight, date_rule, rate_rule,
              time_zone, dated_by, needs_decision, reference_version)
            VALUES ('cn-gacc', 'China', 'CN', 'customs', 'CIF', 'FOB', 'net', 'd', 'customs-month', 'UTC', 'day', true, 'v'),
              ('ru-fcs', 'Russia', 'RU', 'customs', 'CIF', 'FOB', 'net', 'd', 'day', 'UTC', 'day', true, 'v')\
            """);
        database.execute("INSERT INTO corridor_crossing VALUES ('belt', 'heihe', '2014-01-01', NULL, 'v')");
        database.execute("INSERT INTO zone_region VALUES ('zone', 'here', '2014-01-01', NULL, 'v')");
        database.execute(RATES);
        // Two series of one sum: a third of a dollar each, which would be rounded twice if they were converted before
        // they are added.
        add("cn-gacc", "CN", "RU", "general", "CNY", "2026-03-05", "1.3333");
        add("cn-gacc", "CN", "RU", "barter", "CNY", "2026-03-15", "1.3333");
        add("cn-gacc", "CN", "RU", "general", "CNY", "2025-03-05", "8");
        add("ru-fcs", "RU", "CN", "general", "RUB", "2026-03-10", "1000");
        add("ru-fcs", "RU", "CN", "general", "RUB", "2026-03-20", "1000");
        add("ru-fcs", "RU", "CN", "general", "RUB", "2025-03-10", "1000");
        database.execute("INSERT INTO rolling_clock VALUES ('cn-gacc', 0, '2026-03-31'), ('ru-fcs', 0, '2026-03-15')");
    }

    @Test
    void shouldConvertSumsOfCorridorsAndZones() throws Exception {
        for (String view : List.of("corridor_monthly_converted", "zone_monthly_converted")) {
            // When
            List<String> rows = database.rows("SELECT source, lines, lines_not_converted, value, reason FROM " + view
                    + " WHERE month = '2026-03-01' AND currency = 'USD' ORDER BY 1");

            // Then
            // 2.6666 / 4; 1000 / 100 + 1000 / 80
            assertThat(rows).as(view).containsExactly("cn-gacc|2|0|0.6666500000|null", "ru-fcs|2|0|22.5000000000|null");
        }
    }

    @Test
    void shouldConvertEachYearAtItsOwnRates() throws Exception {
        // When
        List<String> rows = database.rows("SELECT source, value, base_value, value_growth FROM year_on_year_converted"
                + " WHERE month = '2026-03-01' AND currency = 'USD' ORDER BY 1");

        // Then
        // 8 / 8 the year before: -33.335 %. 1000 / 50 the year before: 12.5 %.
        assertThat(rows)
                .containsExactly(
                        "cn-gacc|0.6666500000|1.0000000000|-33.3350", "ru-fcs|22.5000000000|20.0000000000|12.5000");
    }

    @Test
    void shouldConvertTheDaysOfEachWindow() throws Exception {
        // When
        List<String> rows =
                database.rows("SELECT source, time_window, first_day, as_of, lines, value FROM rolling_converted"
                        + " WHERE currency = 'USD' AND time_window IN ('7d', 'mtd') ORDER BY 1, 2");

        // Then
        assertThat(rows)
                .containsExactly(
                        "cn-gacc|mtd|2026-03-01|2026-03-31|2|0.6666500000",
                        "ru-fcs|7d|2026-03-09|2026-03-15|1|10.0000000000",
                        "ru-fcs|mtd|2026-03-01|2026-03-15|1|10.0000000000");
    }

    @Test
    void shouldHaveNoValueIfARateIsMissingForAPart() throws Exception {
        // Given
        database.execute("DELETE FROM exchange_rate WHERE kind = 'month' AND day = '2026-03-01'");

        // When
        List<String> corridor =
                database.rows("SELECT lines, lines_not_converted, value, reason FROM corridor_monthly_converted"
                        + " WHERE month = '2026-03-01' AND currency = 'USD' AND source = 'cn-gacc'");
        List<String> year =
                database.rows("SELECT lines_not_converted, value, base_value, reason FROM year_on_year_converted"
                        + " WHERE month = '2026-03-01' AND currency = 'USD' AND source = 'cn-gacc'");

        // Then
        assertThat(corridor).containsExactly("2|2|null|gacc: no rate of USD");
        assertThat(year).containsExactly("2|null|1.0000000000|gacc: no rate of USD");
    }

    private void add(
            String source, String reporter, String partner, String regime, String currency, String day, String value)
            throws Exception {
        database.execute("""
            INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
            VALUES ('heihe', 'wood', 'import', '%s', '%s', '%s', 'here', 'customs', '%s', 'road', '%s')
            ON CONFLICT DO NOTHING\
            """.formatted(source, reporter, partner, regime, currency));
        String series = "(SELECT id FROM series WHERE source = '%s' AND regime = '%s')".formatted(source, regime);
        database.execute("INSERT INTO daily_total_fact VALUES (%s, '%s', 1, 1, %s, 0, '2026-04-01')"
                .formatted(series, day, value));
        String month = day.substring(0, 8) + "01";
        database.execute("""
            INSERT INTO monthly_total_fact AS f VALUES (%s, '%s', 1, 1, %s, 0)
            ON CONFLICT (series, month) DO UPDATE SET (lines, lines_without_weight, value)
              = ROW(f.lines + 1, f.lines_without_weight + 1, f.value + excluded.value)\
            """.formatted(series, month, value));
        database.execute("""
            INSERT INTO reported_total_fact VALUES ('%s', '%s', '%s', 'import', '%s', '%s', 1, 1, %s, 0)
            ON CONFLICT DO NOTHING\
            """.formatted(month, source, reporter, regime, currency, value));
        database.execute("INSERT INTO month_first_known VALUES ('%s', '%s', '2026-04-01') ON CONFLICT DO NOTHING"
                .formatted(source, month));
    }
}
