package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.view.MirrorOracle.MirrorArguments;
import io.landport.store.view.MirrorOracle.Report;
import io.landport.store.view.MirrorOracle.SideSum;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the mirror says of random reports, against a plain loop over them. */
@Tag("server")
class MirrorTest {
    private static final int REPORTS = 3_000;
    private static final YearMonth FIRST = YearMonth.of(2021, 11);
    private static final int MONTHS = 8;
    private static final YearMonth SILENT = YearMonth.of(2022, 4);

    /** Those that are not compared are there to be left out. */
    private static final Map<String, List<String>> SOURCES =
            Map.of("CN", List.of("cn-gacc", "cn-ceb", "cn-province"), "RU", List.of("ru-fcs"), "US", List.of("us-bts"));

    private static final List<String> SECTORS =
            List.of("wood", "energy", "machinery", "chemicals", "paper", "textiles", "arms", "fertilisers");

    private static final String COLUMNS =
            "sector, exporter, importer, export_source, import_source, cif_fob_factor, lag_months,"
                    + " lag_days, status, export_lines, import_lines, export_lines_without_weight, import_lines_without_weight,"
                    + " export_value, export_currency, import_value, import_currency, adjusted_import_value, value_gap, value_ratio,"
                    + " value_gap_reason, export_net_weight_kg, import_net_weight_kg, weight_gap_kg, weight_ratio, weight_gap_reason,"
                    + " export_lines_weighed, import_lines_weighed, export_value_weighed, import_value_weighed";

    private static final List<Report> WRITTEN = new ArrayList<>();

    private static SplittableRandom random;
    private static Database database;
    private static MirrorOracle oracle;

    @BeforeAll
    static void write() throws Exception {
        random = Seed.random("MirrorTest");
        database = Database.migrated();
        Map<String, Report> first = new TreeMap<>();
        while (first.size() < REPORTS) {
            Report report = report();
            if (!(report.series().reporter().equals("RU") && report.month().equals(SILENT))) {
                first.put(report.series().key() + report.day(), report);
            }
        }
        WRITTEN.addAll(first.values());
        for (Report report : first.values()) {
            if (random.nextInt(8) == 0) {
                // Withdrawn, or withdrawn and reported again.
                SideSum again = random.nextBoolean() ? SideSum.NOTHING : amounts();
                WRITTEN.add(new Report(
                        report.series(),
                        report.day(),
                        report.received().plusDays(1 + random.nextInt(60)),
                        report.amounts().negated().plus(again)));
            }
        }
        writeAll();
        RandomRates rates = new RandomRates(
                random,
                FIRST.minusMonths(1).atDay(1),
                FIRST.plusMonths(MONTHS + 1).atDay(1));
        rates.writeTo(database);
        oracle = new MirrorOracle(WRITTEN, rates);
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = '" + MirrorOracle.MEMORANDUM + "'");
        database.execute("DELETE FROM source WHERE id IN ('asycuda-np', 'dms-gb', 'kz-kgd')");
        database.execute("INSERT INTO source SELECT (jsonb_populate_record(source, '{\"id\": \"cn-province\"}')).*"
                + " FROM source WHERE id = 'cn-gacc'");
    }

    @Test
    void shouldEqualAPlainLoopAsOfNow() throws Exception {
        // Given
        MirrorArguments asked = new MirrorArguments(new BigDecimal("1.00"), 0, 0, LocalDate.of(2999, 1, 1), "");

        // When
        List<String> crossings = rows("month, crossing, " + COLUMNS + " FROM mirror");
        List<String> countries = rows("month, " + COLUMNS
                + ", export_lines_without_crossing, import_lines_without_crossing FROM mirror_country");

        // Then
        assertThat(crossings).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(oracle.expected(asked, true));
        assertThat(countries)
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(oracle.expected(asked, false));
        assertThat(crossings.stream().map(row -> row.split("\\|", -1)[10]).distinct())
                .containsExactlyInAnyOrder(
                        "both", "export only", "import only", "partner silent", "crossing not given");
    }

    @Test
    void shouldEqualAPlainLoopWithAnyFactorLagAndDay() throws Exception {
        requireEqual(4);
    }

    @Test
    @Tag("long")
    void shouldEqualAPlainLoopWithManyFactorsLagsAndDays() throws Exception {
        requireEqual(12);
    }

    /** @param rounds each with other arguments, in turn without a currency and in one of three */
    private void requireEqual(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            // Given
            MirrorArguments asked = new MirrorArguments(
                    BigDecimal.valueOf(100 + random.nextInt(20), 2),
                    random.nextInt(3),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(28),
                    FIRST.atDay(1).plusDays(random.nextInt(MONTHS * 31)),
                    List.of("", "CNY", "USD", "RUB").get(i % 4));

            // When
            List<String> crossings = rows("month, crossing, " + COLUMNS + " FROM mirror" + asked.call());
            List<String> countries = rows("month, " + COLUMNS
                    + ", export_lines_without_crossing, import_lines_without_crossing FROM mirror_country"
                    + asked.call());

            // Then
            assertThat(crossings).as("%s", asked).containsExactlyInAnyOrderElementsOf(oracle.expected(asked, true));
            assertThat(countries).as("%s", asked).containsExactlyInAnyOrderElementsOf(oracle.expected(asked, false));
        }
    }

    @Test
    void shouldShowEveryReportingCurrency() throws Exception {
        // Given
        MirrorArguments asked = new MirrorArguments(new BigDecimal("1.00"), 0, 0, LocalDate.of(2999, 1, 1), "CNY");

        // When
        List<String> crossings = rows("month, crossing, " + COLUMNS + " FROM mirror_converted WHERE currency = 'CNY'");
        List<String> countries =
                rows("month, " + COLUMNS + ", export_lines_without_crossing, import_lines_without_crossing"
                        + " FROM mirror_country_converted WHERE currency = 'CNY'");

        // Then
        assertThat(crossings).containsExactlyInAnyOrderElementsOf(oracle.expected(asked, true));
        assertThat(countries).containsExactlyInAnyOrderElementsOf(oracle.expected(asked, false));
        assertThat(database.rows("SELECT currency, count(*) FROM mirror_converted GROUP BY currency ORDER BY currency"))
                .containsExactlyElementsOf(Stream.of("CNY", "EUR", "RUB", "USD")
                        .map(currency -> currency + '|' + crossings.size())
                        .toList());
    }

    @Test
    void shouldTakeFactorAndLagOfThePairFromThePolicy() throws Exception {
        // Given
        Database own = Database.migrated();
        own.execute(
                "INSERT INTO mirror_policy (exporter, importer, cif_fob_factor, lag_days) VALUES ('CN', 'RU', 1.08, 5)");
        try (Store store = new Store(own.address(), 1, REFERENCE)) {
            store.initialize(List.of());
        }

        // Then
        assertThat(own.rows(
                        "SELECT exporter, importer, export_source, import_source, export_valuation, import_valuation,"
                                + " export_weight_basis, import_weight_basis, cif_fob_factor, lag_months, lag_days FROM mirror_pair"
                                + " WHERE 'RU' IN (exporter, importer) AND exporter IN ('CN', 'RU', 'US') AND importer IN ('CN', 'RU', 'US')"
                                + " ORDER BY exporter, importer"))
                .containsExactly(
                        "CN|RU|cn-gacc|ru-fcs|FOB|CIF|net|net|1.08|0|5",
                        "RU|CN|ru-fcs|cn-gacc|FOB|CIF|net|net|1.00|0|0",
                        "RU|US|ru-fcs|us-bts|FOB|customs|net|gross|1.00|0|0",
                        "US|RU|us-bts|ru-fcs|FAS|CIF|gross|net|1.00|0|0");
    }

    @Test
    void shouldTellWhatEitherSideBeganToCountAndThatACrossingOpened() throws Exception {
        // Given
        database.execute("DELETE FROM series_break");
        database.execute("INSERT INTO series_break (reporter, regime, day, note, reference_version) VALUES"
                + " ('CN', NULL, '2022-01-31', 'China counts more.', 't'),"
                + " ('RU', 'general', '2022-03-01', 'Russia counts more.', 't'),"
                + " ('RU', '" + MirrorOracle.MEMORANDUM + "', '2022-03-02', 'Beside trade.', 't')");
        database.execute(
                "UPDATE crossing SET name = 'Dongning', open_from = '2022-03-31' WHERE id = 'dongning-poltavka'");

        // Then
        String told = " WHERE series_break IS NOT NULL AND 'US' NOT IN (exporter, importer) ORDER BY 1, 2, 3";
        assertThat(database.rows("SELECT DISTINCT crossing, month, exporter, series_break FROM mirror" + told))
                .isEqualTo(database.rows(
                        "SELECT DISTINCT crossing, month, exporter, series_break FROM mirror_converted" + told))
                .containsExactly(
                        "dongning-poltavka|2022-01-01|CN|China counts more.",
                        "dongning-poltavka|2022-01-01|RU|China counts more.",
                        "dongning-poltavka|2022-03-01|CN|Russia counts more. Dongning opened.",
                        "dongning-poltavka|2022-03-01|RU|Russia counts more. Dongning opened.",
                        "suifenhe-grodekovo-rail|2022-01-01|CN|China counts more.",
                        "suifenhe-grodekovo-rail|2022-01-01|RU|China counts more.",
                        "suifenhe-grodekovo-rail|2022-03-01|CN|Russia counts more.",
                        "suifenhe-grodekovo-rail|2022-03-01|RU|Russia counts more.");
        assertThat(database.rows("SELECT DISTINCT month, exporter, series_break FROM mirror_country" + told))
                .containsExactly(
                        "2022-01-01|CN|China counts more.",
                        "2022-01-01|RU|China counts more.",
                        "2022-03-01|CN|Russia counts more.",
                        "2022-03-01|RU|Russia counts more.");

        // And where imports come later, their own days count
        database.execute("INSERT INTO mirror_policy (exporter, importer, lag_days) VALUES ('CN', 'RU', 20)");
        assertThat(database.rows("SELECT DISTINCT month, exporter, series_break FROM mirror_country_converted" + told))
                .containsExactly(
                        "2022-01-01|CN|China counts more.",
                        "2022-01-01|RU|China counts more.",
                        "2022-02-01|CN|Russia counts more.",
                        "2022-03-01|RU|Russia counts more.");
        database.execute("DELETE FROM mirror_policy");
    }

    /** Rows whose numbers have no zeros at the end. */
    private static List<String> rows(String what) throws Exception {
        return database.rows("SELECT " + what).stream()
                .map(row -> Stream.of(row.split("\\|", -1))
                        .map(cell -> cell.matches("-?\\d+(\\.\\d+)?") ? MirrorOracle.plain(new BigDecimal(cell)) : cell)
                        .reduce((one, next) -> one + '|' + next)
                        .orElseThrow())
                .toList();
    }

    private static Report report() {
        String reporter = List.of("CN", "CN", "RU", "RU", "US").get(random.nextInt(5));
        List<String> sources = SOURCES.get(reporter);
        String partner = Stream.of("CN", "RU", "US", "KZ")
                .filter(country -> !country.equals(reporter))
                .toList()
                .get(random.nextInt(3));
        boolean isNeighbour = random.nextBoolean();
        String source = sources.get(random.nextInt(sources.size()));
        LocalDate day = FIRST.plusMonths(random.nextInt(MONTHS)).atDay(1 + random.nextInt(28));
        return new Report(
                new Series(
                        source,
                        reporter,
                        isNeighbour && !reporter.equals("US") ? (reporter.equals("CN") ? "RU" : "CN") : partner,
                        Series.NOT_SPECIFIED,
                        random.nextInt(30) == 0
                                ? MirrorOracle.DISTRICT
                                : random.nextInt(9) == 0 ? "us-port:2304" : MirrorOracle.SHARED.get(random.nextInt(2)),
                        SECTORS.get(random.nextInt(SECTORS.size())),
                        random.nextBoolean() ? Flow.EXPORT : Flow.IMPORT,
                        source.equals("cn-ceb") ? Channel.E_COMMERCE : Channel.CUSTOMS,
                        random.nextInt(9) == 0 ? MirrorOracle.MEMORANDUM : "general",
                        "road",
                        random.nextInt(6) == 0 ? (reporter.equals("RU") ? "RUB" : "USD") : "CNY"),
                day,
                day.plusDays(random.nextInt(20)),
                amounts());
    }

    private static SideSum amounts() {
        long lines = 1L + random.nextInt(5);
        return new SideSum(
                lines,
                random.nextInt(15) == 0 ? 1 : 0,
                random.nextLong(10_000_000_000L),
                random.nextInt(20) == 0 ? 0 : random.nextLong(1_000_000_000L));
    }

    private static void writeAll() throws Exception {
        Position start = new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);
        Map<TotalKey, SideSum> totals = new HashMap<>();
        Map<TotalKey, List<DailyChange>> changes = new HashMap<>();
        Batch batch = new Batch();
        for (Report report : WRITTEN) {
            TotalKey key = new TotalKey(report.series(), report.day());
            totals.merge(key, report.amounts(), SideSum::plus);
            changes.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(new DailyChange(
                            key, report.received(), report.amounts().amounts()));
        }
        totals.forEach((key, sum) -> batch.add(new DailyTotal(key, sum.amounts(), changes.get(key))));
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(start));
            assertThat(store.write(withMonths(batch), List.of(new OffsetAdvance(start, 1))))
                    .isTrue();
        }
    }
}
