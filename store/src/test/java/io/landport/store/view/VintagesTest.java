package io.landport.store.view;

import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.StoreSamples;
import io.landport.store.view.VintagesOracle.SeriesChange;
import io.landport.store.write.Batch;
import io.landport.store.write.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares vintages and years on year with plain loops over all changes of documents that are amended at random. */
@Tag("server")
class VintagesTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 800;
    private static final int DOCUMENTS = 700;
    private static final List<String> SOURCES = List.of("us-bts US USD", "cn-gacc CN CNY", "ru-fcs RU RUB");
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?);\\s*```", Pattern.DOTALL);
    private static final String CELL = "crossing, sector, flow, source, reporter, currency";
    private static final String YEARS =
            "SELECT concat_ws(' ', month, " + CELL + ", partner, mode), lines, lines_without_weight,"
                    + " trim_scale(value), trim_scale(net_weight_kg), trim_scale(weighed_value), trim_scale(weighed_kg),"
                    + " base_lines, base_lines_without_weight, trim_scale(base_value), trim_scale(base_net_weight_kg),"
                    + " trim_scale(base_weighed_value), trim_scale(base_weighed_kg), trim_scale(total_value), trim_scale(base_total_value),"
                    + " trim_scale(unit_value), trim_scale(base_unit_value), trim_scale(value_growth), trim_scale(net_weight_growth),"
                    + " trim_scale(unit_value_growth), trim_scale(contribution) FROM %s WHERE month < '2026-01-01'";

    private final SplittableRandom random = Seed.random("VintagesTest");
    private final List<SeriesChange> moves = new ArrayList<>();
    private final VintagesOracle oracle = new VintagesOracle(moves);
    private Database database;

    @BeforeEach
    void fill() throws Exception {
        for (int i = 0; i < DOCUMENTS; i++) {
            document();
        }
        database = Database.migrated();
        write(database, moves);
    }

    @Test
    void shouldKnowMonthsAndDaysAsOnAnyDay() throws Exception {
        for (int i = 0; i < 20; i++) {
            // Given
            LocalDate knownOn = FIRST.plusDays(random.nextInt(DAYS + 150));
            Predicate<SeriesChange> isKnown = move -> !move.received().isAfter(knownOn);

            // Then
            for (String period : List.of("month", "day")) {
                Function<SeriesChange, String> when =
                        move -> (period.equals("day") ? move.day() : move.day().withDayOfMonth(1)) + " "
                                + move.series().key();
                List<String> expected = new ArrayList<>();
                VintagesOracle.sums(moves, isKnown, when).forEach((key, sum) -> {
                    if (sum[0] != 0) {
                        expected.add(key + VintagesOracle.amounts(sum));
                    }
                });
                assertThat(database.rows(
                                "SELECT concat(" + period + ", ' ', concat_ws('|', source, reporter, partner, region,"
                                        + " crossing, sector, flow, channel, regime, mode, currency)), lines, lines_without_weight,"
                                        + " trim_scale(value), trim_scale(net_weight_kg) FROM "
                                        + (period.equals("day") ? "daily" : "monthly") + "_known_on('" + knownOn
                                        + "')"))
                        .as("%s known on %s", period, knownOn)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void shouldShowByHowMuchMonthsMovedAfterTheyWereFirstKnown() throws Exception {
        // Given
        Map<String, LocalDate> firstKnown = oracle.firstKnown();
        Map<String, long[]> first = new TreeMap<>();
        Map<String, Map<LocalDate, long[]>> later = new TreeMap<>();
        for (SeriesChange move : moves) {
            String cell = move.month() + "-01 " + move.cell();
            if (move.received().isAfter(firstKnown.get(move.series().source() + move.month()))) {
                VintagesOracle.add(
                        later.computeIfAbsent(cell, none -> new TreeMap<>())
                                .computeIfAbsent(move.received(), none -> new long[4]),
                        move.amounts());
            } else {
                VintagesOracle.add(first.computeIfAbsent(cell, none -> new long[4]), move.amounts());
            }
        }

        // When
        List<String> expected = new ArrayList<>();
        later.forEach((cell, days) -> {
            long[] start = first.getOrDefault(cell, new long[4]);
            long[] known = start.clone();
            days.forEach((day, change) -> {
                VintagesOracle.add(known, change);
                if (!VintagesOracle.isZero(change)) {
                    expected.add(cell + "|" + day + "|" + firstKnown.get(cell.split(" ", -1)[4] + cell.substring(0, 7))
                            + VintagesOracle.amounts(start) + VintagesOracle.amounts(change)
                            + VintagesOracle.amounts(known));
                }
            });
        });

        // Then
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(database.rows("SELECT concat_ws(' ', month, " + CELL + "), received_day, first_known, first_lines,"
                        + " first_lines_without_weight, trim_scale(first_value), trim_scale(first_net_weight_kg), lines_change,"
                        + " lines_without_weight_change, trim_scale(value_change), trim_scale(net_weight_kg_change),"
                        + " known_lines, known_lines_without_weight, trim_scale(known_value), trim_scale(known_net_weight_kg)"
                        + " FROM revision"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.rows(
                        "SELECT v.month, v.source, v.currency, coalesce(sum(v.value) FILTER (WHERE NOT v.is_revision), 0)"
                                + " + coalesce((SELECT sum(r.value_change) FROM revision r WHERE r.month = v.month"
                                + " AND r.source = v.source AND r.currency = v.currency), 0) - coalesce((SELECT sum(t.value) FROM monthly_total t"
                                + " WHERE t.month = v.month AND t.source = v.source AND t.currency = v.currency), 0.0000) AS missing"
                                + " FROM monthly_vintage v GROUP BY 1, 2, 3"))
                .as("first known and all revisions are what is known")
                .isNotEmpty()
                .allMatch(row -> row.endsWith("|0.0000"));
    }

    @Test
    void shouldSetYearsBesideEachOtherAsKnownNowThenAndEquallyEarly() throws Exception {
        // Now
        assertThat(database.rows(YEARS.formatted("year_on_year")))
                .as("now")
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(oracle.years(month -> LocalDate.MAX, LocalDate.MAX));

        for (int i = 0; i < 10; i++) {
            LocalDate knownOn = FIRST.plusDays(330 + random.nextInt(DAYS - 200));
            assertThat(database.rows(YEARS.formatted("year_on_year_known_on('" + knownOn + "')")))
                    .as("known on %s", knownOn)
                    .containsExactlyInAnyOrderElementsOf(oracle.years(month -> knownOn, knownOn));

            int days = random.nextInt(100);
            assertThat(database.rows(YEARS.formatted("year_on_year_after(" + days + ")")))
                    .as("%d days after", days)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle.years(month -> month.atEndOfMonth().plusDays(days), LocalDate.MAX));
        }
        assertThat(database.rows("SELECT * FROM year_on_year_after(-1)")).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatIsCountedBesideTrade() throws Exception {
        // When
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'general'");

        // Then
        for (String view :
                List.of("revision", "year_on_year", "year_on_year_known_on('2099-12-31')", "year_on_year_after(30)")) {
            assertThat(database.rows("SELECT * FROM " + view)).as(view).isEmpty();
        }
        assertThat(database.rows("SELECT * FROM monthly_known_on('2099-12-31')"))
                .isNotEmpty();
    }

    @Test
    void shouldCallMonthsByTheirAgeAsThePolicySays() throws Exception {
        // Given
        database.execute(
                "UPDATE revision_policy SET months_until_revised = 2, months_until_final = 5 WHERE reporter IS NULL");
        database.execute(
                "UPDATE revision_policy SET months_until_revised = 0, months_until_final = 7 WHERE reporter = 'US'");
        database.execute("INSERT INTO revision_policy VALUES ('ru-fcs', NULL, 1, 1, '')");
        Map<String, int[]> policy =
                Map.of("cn-gacc", new int[] {2, 5}, "us-bts", new int[] {0, 7}, "ru-fcs", new int[] {1, 1});

        for (int i = 0; i < 20; i++) {
            // When
            LocalDate knownOn = FIRST.plusDays(100 + random.nextInt(DAYS));
            List<String> found = database.rows("SELECT DISTINCT source, month, status FROM monthly_known_on('" + knownOn
                    + "') UNION SELECT source, month, status FROM year_on_year_known_on('" + knownOn + "')");

            // Then
            assertThat(found).isNotEmpty().allSatisfy(row -> {
                String[] cells = row.split("\\|", -1);
                LocalDate end = YearMonth.parse(cells[1].substring(0, 7)).atEndOfMonth();
                int[] months = policy.get(cells[0]);
                assertThat(cells[2])
                        .as("%s on %s", row, knownOn)
                        .isEqualTo(
                                isPast(end, months[1], knownOn)
                                        ? "final"
                                        : isPast(end, months[0], knownOn) ? "revised" : "preliminary");
            });
        }
        assertThat(database.rows("SELECT DISTINCT source, months_until_revised, months_until_final, is_preferred"
                        + " FROM reporting_source ORDER BY 1"))
                .containsExactly(
                        "asycuda-np|2|5|t",
                        "cn-ceb|2|5|t",
                        "cn-gacc|2|5|t",
                        "dms-gb|2|5|t",
                        "kz-kgd|2|5|t",
                        "ru-fcs|1|1|t",
                        "us-bts|0|7|t");
        assertThat(database.rows("SELECT count(*) = 0 FROM revision WHERE (status = 'final') <> (received_day >="
                        + " (month + CASE source WHEN 'cn-gacc' THEN interval '6 months' WHEN 'us-bts' THEN interval '8 months'"
                        + " ELSE interval '2 months' END))"))
                .containsExactly("t");
    }

    @Test
    void shouldTellOfEachMonthWhenItWasFirstKnownAndWhatItIsCalled() throws Exception {
        // Given
        LocalDate today = LocalDate.parse(
                database.rows("SELECT (now() AT TIME ZONE 'UTC')::date").get(0));
        List<String> expected = new ArrayList<>();
        oracle.firstKnown().forEach((key, known) -> {
            String source = key.substring(0, key.length() - "2023-01".length());
            YearMonth month = YearMonth.parse(key.substring(source.length()));
            LocalDate revised = later(known, month.plusMonths(2).atDay(1));
            LocalDate last = later(
                    known, month.plusMonths(source.equals("us-bts") ? 43 : 25).atDay(1));
            expected.add(String.join(
                    "|",
                    month.atDay(1).toString(),
                    source,
                    known.toString(),
                    revised.toString(),
                    last.toString(),
                    today.isBefore(revised) ? "preliminary" : today.isBefore(last) ? "revised" : "final"));
        });

        // Then
        assertThat(database.rows(
                        "SELECT month, source, first_known, revised_from, final_from, status FROM month_status"))
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThan(50);
    }

    @Test
    void shouldCallNoMonthRevisedBeforeItIsFirstKnown() throws Exception {
        // Given
        Database late = Database.migrated();
        LocalDate day = LocalDate.of(2021, 5, 9);
        LocalDate received = LocalDate.of(2022, 2, 3);

        // When
        write(
                late,
                List.of(new SeriesChange(
                        series("cn-gacc CN CNY", "us-port:0001", "wood", "RU"), day, received, new long[] {
                            1, 0, 50_000, 0
                        })));

        // Then
        assertThat(late.rows("SELECT month, first_known, revised_from, final_from FROM month_status"))
                .containsExactly("2021-05-01|2022-02-03|2022-02-03|2023-06-01");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether so many calendar months after the month that ended are over. */
    private static boolean isPast(LocalDate end, int months, LocalDate day) {
        return YearMonth.from(day).isAfter(YearMonth.from(end).plusMonths(months));
    }

    @Test
    void shouldHaveNoGrowthOfAUnitValueWhereTheBaseHasNone() throws Exception {
        // Given
        Database weightless = Database.migrated();
        Series wood = series("cn-gacc CN CNY", "us-port:0001", "wood", "RU");
        LocalDate base = LocalDate.of(2023, 5, 9);
        LocalDate day = LocalDate.of(2024, 5, 9);

        // When
        write(
                weightless,
                List.of(
                        new SeriesChange(wood, base, base, new long[] {1, 0, 50_000, 0}),
                        new SeriesChange(wood, day, day, new long[] {1, 0, 0, 2_000})));

        // Then
        for (String view : List.of("year_on_year", "year_on_year_known_on('2025-12-31')", "year_on_year_after(30)")) {
            assertThat(weightless.rows("SELECT trim_scale(unit_value), base_unit_value, unit_value_growth FROM " + view
                            + " WHERE month = '2024-05-01'"))
                    .as(view)
                    .containsExactly("0|null|null");
        }
    }

    @Test
    void shouldFlagBreaksOfSeriesAndTellThePreferredSource() throws Exception {
        // Given
        Database breaks = Database.migrated();
        List<SeriesChange> all = new ArrayList<>();
        for (LocalDate day : List.of(LocalDate.of(2023, 5, 9), LocalDate.of(2024, 5, 9), LocalDate.of(2025, 5, 9))) {
            for (String crossing : List.of("us-port:0001", "us-port:0002", "us-port:0003")) {
                all.add(new SeriesChange(
                        series("cn-gacc CN CNY", crossing, "wood", "RU"), day, day, new long[] {1, 0, 1, 1}));
            }
        }
        write(breaks, all);
        breaks.execute("DELETE FROM series_break");
        breaks.execute(
                "INSERT INTO series_break VALUES ('CN', NULL, '2023-05-01', 'all of both months is after it', 't'),"
                        + " ('US', NULL, '2024-01-01', 'of another', 't')");
        breaks.execute("UPDATE crossing SET open_from = '2025-05-31' WHERE id = 'us-port:0002'");
        breaks.execute("UPDATE crossing SET open_to = '2023-05-01' WHERE id = 'us-port:0003'");
        breaks.execute(
                "INSERT INTO source SELECT 'cn-other', 'Other', reporter, channel, import_valuation, export_valuation,"
                        + " weight, date_rule, rate_rule, time_zone, dated_by, needs_decision, reference_version FROM source WHERE id = 'cn-gacc'");

        // Then
        assertThat(breaks.rows(
                        "SELECT month, crossing FROM year_on_year WHERE has_break AND base_lines > 0 ORDER BY 1, 2"))
                .containsExactly("2024-05-01|us-port:0003", "2025-05-01|us-port:0002");
        assertThat(breaks.rows("SELECT source, is_preferred FROM reporting_source ORDER BY 1"))
                .containsExactly(
                        "asycuda-np|t",
                        "cn-ceb|t",
                        "cn-gacc|t",
                        "cn-other|f",
                        "dms-gb|t",
                        "kz-kgd|t",
                        "ru-fcs|t",
                        "us-bts|t");
        breaks.execute("UPDATE series_break SET day = '2023-05-02' WHERE reporter = 'CN'");
        assertThat(
                        breaks.rows(
                                "SELECT month, count(*) FROM year_on_year WHERE has_break AND base_lines > 0 GROUP BY 1 ORDER BY 1"))
                .containsExactly("2024-05-01|3", "2025-05-01|1");
    }

    /** Latest totals have one row for each series and month, and are not grouped by them. */
    @Test
    void shouldGroupKnownMonthsOfYearsBySeries() throws Exception {
        for (String asked : List.of("year_on_year", "year_on_year_known_on('2024-06-30')", "year_on_year_after(30)")) {
            // When
            List<String> plan = database.rows("EXPLAIN SELECT * FROM " + asked);
            boolean isBySeries = plan.stream()
                    .anyMatch(line -> line.matches(" *Group Key: (\\w+\\.id, \\w+\\.month|\\w+\\.month, \\w+\\.id)"));

            // Then
            assertThat(isBySeries).as(asked).isEqualTo(!asked.equals("year_on_year"));
            assertThat(plan).as(asked).noneMatch(line -> line.contains("Group Key: ") && line.contains(".region"));
        }
    }

    @Test
    void shouldShowNothingWithAllDecimalsWhetherOrNotAnEmptyTotalHasARow() throws Exception {
        // When
        database.execute("DELETE FROM monthly_total_fact WHERE lines = 0");

        // Then
        assertThat(database.rows("""
                        SELECT DISTINCT scale(first_value), scale(known_value), scale(first_net_weight_kg), scale(known_net_weight_kg)
                        FROM revision
                        """)).containsExactly("4|4|3|3");
    }

    @Test
    void shouldShowTheSameRevisionsByReceivedDay() throws Exception {
        for (int i = 0; i < 10; i++) {
            // Given
            LocalDate first = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate last = first.plusDays(random.nextInt(40));

            // When
            List<String> received =
                    database.rows("SELECT r::text FROM revision_received('" + first + "', '" + last + "') r");

            // Then
            assertThat(received)
                    .as("received from %s to %s", first, last)
                    .containsExactlyInAnyOrderElementsOf(
                            database.rows("SELECT r::text FROM revision r WHERE received_day BETWEEN '" + first
                                    + "' AND '" + last + "'"));
        }
        assertThat(database.rows("SELECT * FROM revision_received('" + FIRST + "', '2099-12-31')"))
                .hasSameSizeAs(database.rows("SELECT * FROM revision"))
                .hasSizeGreaterThan(50);
    }

    @Test
    void shouldReadOnlyTheRevisionsOfTheReceivedDay() throws Exception {
        // When
        List<String> plan = database.rows("EXPLAIN SELECT * FROM revision_received('2024-03-12', '2024-03-12')");

        // Then
        assertThat(plan)
                .anyMatch(line -> line.contains("received_day >= '2024-03-12'"))
                .noneMatch(line -> line.contains("WindowAgg") || line.contains("Function Scan"));
    }

    /** Not once for each of its revisions. */
    @Test
    void shouldLookUpTheTotalOfACellOnce() throws Exception {
        assertThat(database.rows("EXPLAIN SELECT * FROM revision WHERE crossing = 'suifenhe-grodekovo-rail'"))
                .anyMatch(line -> line.matches(" *One-Time Filter: \\(\\(row_number\\(\\) OVER \\w+\\) = 1\\)"))
                .anyMatch(line -> line.contains("monthly_total_fact_2024"));
    }

    @Test
    void shouldReadNoTotalsForChangesAlone() throws Exception {
        assertThat(database.rows("EXPLAIN SELECT month, sum(value_change) FROM revision GROUP BY month"))
                .anyMatch(line -> line.contains("monthly_change_fact_2024"))
                .noneMatch(line -> line.contains("monthly_total_fact"));
    }

    /** Functions are run with the privileges of who calls them. */
    @Test
    void shouldAskNoMoreOfTheCallerThanViewsAndDimensions() throws Exception {
        // Given
        database.execute("""
                CREATE ROLE vintages_reader;
                GRANT SELECT ON public_internal.month_figure, public_internal.month_figure_twice, public_internal.series_change,
                  public_internal.named_series, public_internal.reporter_break, reported_month, reported_total, reporting_source, country,
                  crossing, sector, mode, regime, series_break, year_on_year, revision, month_status, monthly_vintage TO vintages_reader
                """);

        // Then
        for (String asked : List.of(
                "monthly_known_on('2024-06-30')",
                "daily_known_on('2024-06-30')",
                "year_on_year_known_on('2024-06-30')",
                "year_on_year_after(30)",
                "year_on_year",
                "revision",
                "revision_received('2024-01-01', '2024-12-31')",
                "month_status",
                "monthly_vintage")) {
            database.execute("SET ROLE vintages_reader; SELECT * FROM " + asked);
        }
        database.execute("DROP OWNED BY vintages_reader; DROP ROLE vintages_reader");
    }

    @Test
    void shouldAnswerTheQuestionsOfTheDocument() throws Exception {
        // Given
        Path guide = Path.of("..", "docs", "analysts");
        String pages = Files.readString(guide.resolve("revisions.md")) + Files.readString(guide.resolve("growth.md"));
        List<String> questions = SQL.matcher(pages)
                .results()
                .map((MatchResult found) -> found.group(1).replace("2026-", "2024-"))
                .toList();

        // Then
        assertThat(questions).hasSize(4);
        for (String question : questions) {
            assertThat(database.rows(question)).as(question).isNotEmpty();
        }
    }

    /** A document that counts on a day, and may be amended or withdrawn later, into another month for one. */
    private void document() {
        Series series = series();
        LocalDate day = day(series);
        LocalDate received = day.plusDays(random.nextInt(10) == 0 ? random.nextInt(200) : random.nextInt(25));
        long[] amounts = amounts();
        moves.add(new SeriesChange(series, day, received, amounts));
        while (random.nextInt(3) == 0) {
            received = received.plusDays(random.nextInt(80));
            moves.add(new SeriesChange(
                    series,
                    day,
                    received,
                    Stream.of(amounts)
                            .flatMapToLong(Arrays::stream)
                            .map(amount -> -amount)
                            .toArray()));
            if (random.nextInt(4) == 0) {
                return;
            }
            series = random.nextBoolean() ? series : otherPlace(series);
            day = random.nextInt(4) == 0 ? day(series) : day;
            received = received.isBefore(day) ? day : received;
            amounts = amounts();
            moves.add(new SeriesChange(series, day, received, amounts));
        }
    }

    /** A source is silent every fifth month, so that bases are missing. */
    private LocalDate day(Series series) {
        while (true) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            if ((YearMonth.from(day).getMonthValue() + day.getYear()) % 5 != 0
                    || !series.source().equals("ru-fcs")) {
                return day;
            }
        }
    }

    private long[] amounts() {
        long lines = 1L + random.nextInt(3);
        long without = random.nextInt(4) == 0 ? lines : 0;
        return new long[] {
            lines,
            without,
            random.nextInt(6) == 0 ? 0 : random.nextInt(1_000_000),
            without > 0 ? 0 : random.nextInt(5_000)
        };
    }

    private Series series() {
        return series(
                SOURCES.get(random.nextInt(SOURCES.size())),
                "us-port:230" + random.nextInt(2),
                random.nextBoolean() ? "wood" : "energy",
                random.nextBoolean() ? "RU" : "KZ");
    }

    private Series otherPlace(Series of) {
        return series(
                of.source() + " " + of.reporter() + " " + of.currency(),
                "us-port:230" + random.nextInt(2),
                random.nextBoolean() ? "wood" : "energy",
                of.partner());
    }

    private static Series series(String source, String crossing, String sector, String partner) {
        String[] parts = source.split(" ", -1);
        return new Series(
                parts[0],
                parts[1],
                partner,
                Series.NOT_SPECIFIED,
                crossing,
                sector,
                sector.equals("wood") && crossing.equals("us-port:2301") ? Flow.EXPORT : Flow.IMPORT,
                Channel.CUSTOMS,
                "general",
                partner.equals("KZ") && sector.equals("energy") ? "rail" : "road",
                parts[2]);
    }

    /** As the consumer does it: all changes of a day and received day in one, totals as they are in the end. */
    static void write(Database database, List<SeriesChange> moves) throws Exception {
        Map<String, SeriesChange> like = new HashMap<>();
        moves.forEach(move -> like.put(move.series().key() + move.day() + move.received(), move));
        Map<TotalKey, List<DailyChange>> changes = new HashMap<>();
        VintagesOracle.sums(moves, move -> true, move -> move.series().key() + move.day() + move.received())
                .forEach((key, sum) -> {
                    SeriesChange move = like.get(key);
                    changes.computeIfAbsent(key(move), none -> new ArrayList<>())
                            .add(new DailyChange(key(move), move.received(), domain(sum)));
                });
        Batch batch = new Batch();
        moves.forEach(move -> like.put(move.series().key() + move.day(), move));
        VintagesOracle.sums(moves, move -> true, move -> move.series().key() + move.day())
                .forEach((key, sum) ->
                        batch.add(new DailyTotal(key(like.get(key)), domain(sum), changes.get(key(like.get(key))))));
        try (Store store = new Store(database.address(), 1, StoreSamples.REFERENCE)) {
            store.initialize(List.of());
            store.write(withMonths(batch), List.of());
        }
        requireFilled(database);
    }

    private static void requireFilled(Database database) throws SQLException {
        assertThat(database.rows("SELECT count(*) > 0 FROM monthly_change_fact"))
                .containsExactly("t");
    }

    private static TotalKey key(SeriesChange move) {
        return new TotalKey(move.series(), move.day());
    }

    private static Amounts domain(long[] sum) {
        return new Amounts(sum[0], sum[1], Int128.of(sum[2]), Int128.of(sum[3]));
    }
}
