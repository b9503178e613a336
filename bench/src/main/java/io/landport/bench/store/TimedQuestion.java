package io.landport.bench.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * A query of the store benchmark: a year of one crossing, or of another dimension value for views without crossings; or a
 * sum over the whole store.
 *
 * @param view the view, with its scope if that is different
 * @param sql without parameters
 * @param bound limit of the median time to the last row; empty for queries without a limit
 * @param timed number of executions that are timed
 */
public record TimedQuestion(String view, @Language("SQL") String sql, Optional<Duration> bound, int timed) {
    private static final int TIMED = 20;

    /** Queries of the whole store take seconds. */
    private static final int TIMED_OF_WHOLE_STORE = 5;

    private static final Optional<Duration> BOUND = Optional.of(Duration.ofMillis(200));
    private static final Optional<Duration> BOUND_OF_WINDOWS = Optional.of(Duration.ofMillis(500));
    private static final Optional<Duration> NO_BOUND = Optional.empty();

    /** The default statement timeout of analysts: a slower query fails. */
    private static final Duration ANALYST_TIMEOUT = Duration.ofSeconds(60);

    private static final String CROSSING = "crossing = 'suifenhe-grodekovo-rail'";
    private static final String YEAR = " BETWEEN '2025-01-01' AND '2025-12-31'";

    /** What did each crossing carry by month, in yuan? The query of docs/analysts/currencies.md, of the US freight. */
    @Language("SQL")
    private static final String YUAN_OF_US_FREIGHT = """
            SELECT month, crossing_name, source,
              CASE WHEN sum(lines_not_converted) = 0 THEN round(sum(value), 4) END AS value,
              sum(lines_not_converted) AS lines_not_converted
            FROM monthly_converted
            WHERE currency = 'CNY' AND is_preferred AND treatment = 'included' AND source = 'us-bts'
            GROUP BY month, crossing_name, source
            ORDER BY month, crossing_name, source""";

    @Language("SQL")
    private static final String YUAN_OF_ALL_SOURCES = """
            SELECT month, crossing_name, source,
              CASE WHEN sum(lines_not_converted) = 0 THEN round(sum(value), 4) END AS value,
              sum(lines_not_converted) AS lines_not_converted
            FROM monthly_converted
            WHERE currency = 'CNY' AND is_preferred AND treatment = 'included'
            GROUP BY month, crossing_name, source
            ORDER BY month, crossing_name, source""";

    @Language("SQL")
    private static final String DAYS_OF_A_YEAR = """
            SELECT day, crossing_name, source,
              CASE WHEN sum(lines_not_converted) = 0 THEN round(sum(value), 4) END AS value,
              sum(lines_not_converted) AS lines_not_converted
            FROM daily_converted
            WHERE currency = 'CNY' AND is_preferred AND treatment = 'included'
              AND day BETWEEN '2025-01-01' AND '2025-12-31'
            GROUP BY day, crossing_name, source
            ORDER BY day, crossing_name, source""";

    @Language("SQL")
    private static final String MIRROR_OF_ALL_CROSSINGS = """
            SELECT month, exporter, importer, sum(export_value) AS export_value, sum(adjusted_import_value) AS import_value,
              sum(value_gap) AS value_gap, count(*) FILTER (WHERE value_gap IS NULL) AS without_gap
            FROM mirror_converted
            WHERE currency = 'CNY'
            GROUP BY month, exporter, importer
            ORDER BY month, exporter, importer""";

    @Language("SQL")
    private static final String YEAR_TO_DATE_OF_ALL_CROSSINGS = """
            SELECT crossing_name, source, flow, currency, sum(value) AS value, sum(net_weight_kg) AS net_weight_kg
            FROM year_to_date
            WHERE is_preferred AND treatment = 'included'
            GROUP BY crossing_name, source, flow, currency
            ORDER BY crossing_name, source, flow, currency""";

    private TimedQuestion(String view, String sql, Optional<Duration> bound) {
        this(view, sql, bound, TIMED);
    }

    /** One query for each view, for each function that returns rows like a view, and some of the whole store. */
    public static List<TimedQuestion> all() {
        Stream<TimedQuestion> ofCrossings = Stream.of(
                        "daily",
                        "monthly",
                        "commodity_monthly",
                        "sector_group_monthly",
                        "e_commerce_monthly",
                        "sector_share_of_crossing",
                        "partner_share_of_crossing",
                        "revision",
                        "year_on_year",
                        "month_on_month",
                        "mode_share_of_crossing",
                        "e_commerce_share_of_crossing",
                        "unit_value",
                        "suspect",
                        "screened_total",
                        "mirror")
                .map(view -> year(view, CROSSING));
        Stream<TimedQuestion> ofWindows = Stream.of("rolling", "month_to_date", "year_to_date")
                .map(view -> new TimedQuestion(view, "SELECT * FROM " + view + " WHERE " + CROSSING, BOUND));
        Stream<TimedQuestion> ofOthers = Stream.of(
                year("corridor_monthly", "corridor = 'longjiang-belt'"),
                year("zone_monthly", "zone = 'suifenhe-dongning'"),
                year("region_monthly", "region = '2312'"),
                year("cluster_monthly", "cluster = 'ha-mu-sui-dong'"),
                year("sector_share_of_flow", "source = 'cn-gacc'"),
                year("partner_share_of_flow", "source = 'cn-gacc'"),
                year("month_status", "source = 'cn-gacc'"),
                year("mirror_country", "exporter = 'CN'", NO_BOUND),
                year("mirror_country_converted", "exporter = 'CN' AND currency = 'USD'", NO_BOUND),
                year("daily_converted", CROSSING + " AND currency = 'USD'"),
                year("monthly_converted", CROSSING + " AND currency = 'USD'"),
                year("year_on_year_converted", CROSSING + " AND currency = 'USD'", NO_BOUND),
                year("corridor_monthly_converted", "corridor = 'longjiang-belt' AND currency = 'USD'", NO_BOUND),
                year("zone_monthly_converted", "zone = 'suifenhe-dongning' AND currency = 'USD'", NO_BOUND),
                new TimedQuestion(
                        "rolling_converted",
                        "SELECT * FROM rolling_converted WHERE " + CROSSING + " AND currency = 'USD'",
                        BOUND),
                year("mirror_converted", CROSSING + " AND currency = 'USD'"));
        Stream<TimedQuestion> ofFunctions = Stream.of(
                year("daily_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("monthly_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("mirror_with(1.08, 0, 5, NULL)", CROSSING, NO_BOUND),
                year("year_on_year_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("year_on_year_after(20)", CROSSING, NO_BOUND),
                new TimedQuestion(
                        "rolling_on('2025-07-17')",
                        "SELECT * FROM rolling_on('2025-07-17') WHERE " + CROSSING,
                        BOUND_OF_WINDOWS),
                new TimedQuestion(
                        "rolling_known_on('2025-07-17', '2025-08-15')",
                        "SELECT * FROM rolling_known_on('2025-07-17', '2025-08-15') WHERE " + CROSSING,
                        BOUND_OF_WINDOWS));
        Stream<TimedQuestion> ofAllCrossings = Stream.of(
                new TimedQuestion(
                        "daily, all crossings, a day", "SELECT * FROM daily WHERE day = '2025-07-17'", NO_BOUND),
                new TimedQuestion(
                        "revision_received('2025-12-12', '2025-12-12'), all crossings",
                        "SELECT * FROM revision_received('2025-12-12', '2025-12-12')",
                        BOUND),
                new TimedQuestion(
                        "rolling_on('2025-07-17'), all crossings", "SELECT * FROM rolling_on('2025-07-17')", NO_BOUND));
        return Stream.of(ofCrossings, ofWindows, ofOthers, ofFunctions, ofAllCrossings, ofWholeStore())
                .flatMap(questions -> questions)
                .toList();
    }

    private static Stream<TimedQuestion> ofWholeStore() {
        return Stream.of(
                wholeStore("monthly_converted, US freight", YUAN_OF_US_FREIGHT, Duration.ofSeconds(3)),
                wholeStore("monthly_converted, whole store", YUAN_OF_ALL_SOURCES, Duration.ofSeconds(30)),
                wholeStore("daily_converted, whole store, a year", DAYS_OF_A_YEAR, Duration.ofSeconds(15)),
                wholeStore("mirror_converted, whole store", MIRROR_OF_ALL_CROSSINGS, ANALYST_TIMEOUT),
                wholeStore("year_to_date, whole store", YEAR_TO_DATE_OF_ALL_CROSSINGS, Duration.ofMillis(200)));
    }

    private static TimedQuestion wholeStore(String view, @Language("SQL") String sql, Duration bound) {
        return new TimedQuestion(view, sql, Optional.of(bound), TIMED_OF_WHOLE_STORE);
    }

    private static TimedQuestion year(String view, String condition) {
        return year(view, condition, BOUND);
    }

    private static TimedQuestion year(String name, String condition, Optional<Duration> bound) {
        String date = name.startsWith("daily") ? "day" : "month";
        return new TimedQuestion(name, "SELECT * FROM " + name + " WHERE " + condition + " AND " + date + YEAR, bound);
    }
}
