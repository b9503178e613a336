package io.landport.bench.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query of the store benchmark: a year of one crossing, or of another dimension value for views without crossings.
 *
 * @param view the view, with its scope if that is different
 * @param sql without parameters
 * @param bound limit of the median time to the last row; empty for queries without a limit
 */
public record StoreQuestion(String view, String sql, Optional<Duration> bound) {
    private static final Optional<Duration> BOUND = Optional.of(Duration.ofMillis(200));
    private static final Optional<Duration> BOUND_OF_WINDOWS = Optional.of(Duration.ofMillis(500));
    private static final Optional<Duration> NO_BOUND = Optional.empty();
    private static final String CROSSING = "crossing = 'suifenhe-grodekovo-rail'";
    private static final String YEAR = " BETWEEN '2025-01-01' AND '2025-12-31'";

    /** One query for each view, and for each function that returns rows like a view. */
    public static List<StoreQuestion> all() {
        Stream<StoreQuestion> ofCrossings = Stream.of(
                        "daily",
                        "monthly",
                        "commodity_monthly",
                        "sector_group_monthly",
                        "e_commerce_monthly",
                        "sector_share_of_crossing",
                        "partner_share_of_crossing",
                        "revision",
                        "year_on_year",
                        "unit_value",
                        "suspect",
                        "screened_total",
                        "mirror")
                .map(view -> year(view, CROSSING));
        Stream<StoreQuestion> ofWindows = Stream.of("rolling", "month_to_date", "year_to_date")
                .map(view -> new StoreQuestion(view, "SELECT * FROM " + view + " WHERE " + CROSSING, BOUND));
        Stream<StoreQuestion> ofOthers = Stream.of(
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
                year("mirror_converted", CROSSING + " AND currency = 'USD'"));
        Stream<StoreQuestion> ofFunctions = Stream.of(
                year("daily_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("monthly_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("mirror_with(1.08, 0, 5, NULL)", CROSSING, NO_BOUND),
                year("year_on_year_known_on('2025-12-31')", CROSSING, NO_BOUND),
                year("year_on_year_after(20)", CROSSING, NO_BOUND),
                new StoreQuestion(
                        "rolling_on('2025-07-17')",
                        "SELECT * FROM rolling_on('2025-07-17') WHERE " + CROSSING,
                        BOUND_OF_WINDOWS),
                new StoreQuestion(
                        "rolling_known_on('2025-07-17', '2025-08-15')",
                        "SELECT * FROM rolling_known_on('2025-07-17', '2025-08-15') WHERE " + CROSSING,
                        BOUND_OF_WINDOWS));
        Stream<StoreQuestion> ofAllCrossings = Stream.of(
                new StoreQuestion(
                        "daily, all crossings, a day", "SELECT * FROM daily WHERE day = '2025-07-17'", NO_BOUND),
                new StoreQuestion(
                        "rolling_on('2025-07-17'), all crossings", "SELECT * FROM rolling_on('2025-07-17')", NO_BOUND));
        return Stream.of(ofCrossings, ofWindows, ofOthers, ofFunctions, ofAllCrossings)
                .flatMap(questions -> questions)
                .toList();
    }

    private static StoreQuestion year(String view, String condition) {
        return year(view, condition, BOUND);
    }

    private static StoreQuestion year(String name, String condition, Optional<Duration> bound) {
        String date = name.startsWith("daily") ? "day" : "month";
        return new StoreQuestion(name, "SELECT * FROM " + name + " WHERE " + condition + " AND " + date + YEAR, bound);
    }
}
