package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
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
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private static final String DISTRICT = "ru-customs-office:10716050";
    private static final String MEMORANDUM = "bonded";

    /** The one source that is compared of each reporter. */
    private static final Map<String, String> COMPARED = Map.of("CN", "cn-gacc", "RU", "ru-fcs", "US", "us-bts");

    /** Those that are not compared are there to be left out. */
    private static final Map<String, List<String>> SOURCES =
            Map.of("CN", List.of("cn-gacc", "cn-ceb", "cn-province"), "RU", List.of("ru-fcs"), "US", List.of("us-bts"));

    private static final List<String> SHARED = List.of("suifenhe-grodekovo-rail", "dongning-poltavka");

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
    private static RandomRates rates;

    /** What became known on a day of what a series has on a statistical day: all amounts small enough for a long. */
    private record Report(Series series, LocalDate day, LocalDate received, SideSum amounts) {
        YearMonth month() {
            return YearMonth.from(day);
        }
    }

    private record SideSum(long lines, long withoutWeight, long value, long weight) {
        static final SideSum NOTHING = new SideSum(0, 0, 0, 0);

        SideSum plus(SideSum other) {
            return new SideSum(
                    lines + other.lines,
                    withoutWeight + other.withoutWeight,
                    value + other.value,
                    weight + other.weight);
        }

        SideSum negated() {
            return new SideSum(-lines, -withoutWeight, -value, -weight);
        }

        Amounts amounts() {
            return new Amounts(lines, withoutWeight, Int128.of(value), Int128.of(weight));
        }
    }

    /**
     * How the question is put.
     *
     * @param currency that values are converted into; empty for as they are reported
     */
    private record MirrorArguments(BigDecimal factor, int lagMonths, int lagDays, LocalDate knownOn, String currency) {
        /** The functions' ending and what they are called with. */
        String call() {
            String words = factor + ", " + lagMonths + ", " + lagDays + ", '" + knownOn + "'";
            return currency.isEmpty() ? "_with(" + words + ")" : "_in(" + words + ", '" + currency + "')";
        }

        /** The month of exports that an import of a day is compared with. */
        YearMonth monthOf(LocalDate dayOfImport) {
            return YearMonth.from(dayOfImport.minusDays(lagDays)).minusMonths(lagMonths);
        }

        /** The months of the imports that a month of exports is compared with. */
        List<YearMonth> monthsOfImport(YearMonth month) {
            YearMonth first = month.plusMonths(lagMonths);
            return lagDays == 0 ? List.of(first) : List.of(first, first.plusMonths(1));
        }
    }

    /**
     * What one side has in a cell, by currency, and converted where that was asked.
     *
     * @param weighed value of the totals whose lines all have a weight
     */
    private record Side(
            Map<String, SideSum> byCurrency,
            boolean isReported,
            boolean isElsewhere,
            Optional<Converted> converted,
            BigDecimal weighed) {
        boolean isKnown() {
            return isReported && !(byCurrency.isEmpty() && isElsewhere);
        }

        SideSum sum() {
            return byCurrency.values().stream().reduce(SideSum.NOTHING, SideSum::plus);
        }

        String currency() {
            Set<String> currencies = byCurrency.isEmpty()
                    ? Set.of()
                    : converted.map(Converted::currency).map(Set::of).orElse(byCurrency.keySet());
            return isKnown() && currencies.size() == 1 ? currencies.iterator().next() : "null";
        }

        boolean hasValue() {
            return isKnown() && converted.map(Converted::isWhole).orElse(byCurrency.size() < 2);
        }

        BigDecimal value() {
            return converted.map(Converted::value).orElse(BigDecimal.valueOf(sum().value, 4));
        }

        /** Why it could not be converted. */
        Optional<String> reason() {
            return converted.filter(found -> !found.isWhole).map(Converted::reason);
        }

        BigDecimal weight() {
            return BigDecimal.valueOf(sum().weight, 3);
        }

        boolean isWithoutAnyWeight() {
            return sum().lines > 0 && sum().withoutWeight == sum().lines;
        }

        String linesWeighed() {
            BigDecimal weighed = BigDecimal.valueOf(sum().lines - sum().withoutWeight);
            return isKnown() ? ratio("null", weighed, BigDecimal.valueOf(sum().lines)) : "null";
        }

        String valueWeighed() {
            return hasValue() ? ratio("null", weighed, value()) : "null";
        }
    }

    private record Converted(String currency, BigDecimal value, boolean isWhole, String reason) {}

    @BeforeAll
    static void write() throws Exception {
        random = Seed.random("MirrorTest");
        database = Database.migrated();
        Map<String, Report> first = new TreeMap<>();
        while (first.size() < REPORTS) {
            Report report = report();
            if (!(report.series.reporter().equals("RU") && report.month().equals(SILENT))) {
                first.put(report.series.key() + report.day, report);
            }
        }
        WRITTEN.addAll(first.values());
        for (Report report : first.values()) {
            if (random.nextInt(8) == 0) {
                // Withdrawn, or withdrawn and reported again.
                SideSum again = random.nextBoolean() ? SideSum.NOTHING : amounts();
                WRITTEN.add(new Report(
                        report.series,
                        report.day,
                        report.received.plusDays(1 + random.nextInt(60)),
                        report.amounts.negated().plus(again)));
            }
        }
        writeAll();
        rates = new RandomRates(
                random,
                FIRST.minusMonths(1).atDay(1),
                FIRST.plusMonths(MONTHS + 1).atDay(1));
        rates.writeTo(database);
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = '" + MEMORANDUM + "'");
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
        assertThat(crossings).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(expected(asked, true));
        assertThat(countries).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(expected(asked, false));
        assertThat(crossings.stream().map(row -> row.split("\\|", -1)[10]).distinct())
                .containsExactlyInAnyOrder(
                        "both", "export only", "import only", "partner silent", "crossing not given");
    }

    @Test
    void shouldEqualAPlainLoopWithAnyFactorLagAndDay() throws Exception {
        for (int i = 0; i < 12; i++) {
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
            assertThat(crossings).as("%s", asked).containsExactlyInAnyOrderElementsOf(expected(asked, true));
            assertThat(countries).as("%s", asked).containsExactlyInAnyOrderElementsOf(expected(asked, false));
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
        assertThat(crossings).containsExactlyInAnyOrderElementsOf(expected(asked, true));
        assertThat(countries).containsExactlyInAnyOrderElementsOf(expected(asked, false));
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
                                + " WHERE 'RU' IN (exporter, importer) ORDER BY exporter, importer"))
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
                + " ('RU', '" + MEMORANDUM + "', '2022-03-02', 'Beside trade.', 't')");
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

    private static List<String> expected(MirrorArguments asked, boolean isByCrossing) {
        List<Report> known = WRITTEN.stream()
                .filter(report -> !report.received.isAfter(asked.knownOn))
                .toList();
        Map<String, SideSum> bySeriesAndMonth = new TreeMap<>();
        Map<String, Report> anyOf = new TreeMap<>();
        for (Report report : known) {
            String key = report.series.key() + '@' + report.month();
            bySeriesAndMonth.merge(key, report.amounts, SideSum::plus);
            anyOf.put(key, report);
        }
        List<Report> left = anyOf.entrySet().stream()
                .filter(entry -> bySeriesAndMonth.getOrDefault(entry.getKey(), SideSum.NOTHING).lines != 0)
                .map(Map.Entry::getValue)
                .toList();
        List<String> rows = new ArrayList<>();
        for (String exporter : COMPARED.keySet()) {
            for (String importer : COMPARED.keySet()) {
                if (!exporter.equals(importer)) {
                    rows.addAll(expected(asked, isByCrossing, known, left, exporter, importer));
                }
            }
        }
        return rows;
    }

    private static List<String> expected(
            MirrorArguments asked,
            boolean isByCrossing,
            List<Report> known,
            List<Report> left,
            String exporter,
            String importer) {
        List<Report> exports =
                known.stream().filter(of(exporter, importer, Flow.EXPORT)).toList();
        List<Report> imports =
                known.stream().filter(of(importer, exporter, Flow.IMPORT)).toList();
        Set<List<String>> cells = new HashSet<>();
        exports.forEach(report -> cells.add(cell(report, report.month(), isByCrossing)));
        imports.forEach(report -> cells.add(cell(report, asked.monthOf(report.day), isByCrossing)));
        List<String> rows = new ArrayList<>();
        for (List<String> cell : cells) {
            YearMonth month = YearMonth.parse(cell.get(0));
            List<YearMonth> monthsOfImport = asked.monthsOfImport(month);
            List<Report> exported = exports.stream()
                    .filter(report -> cell(report, report.month(), isByCrossing).equals(cell))
                    .toList();
            List<Report> imported = imports.stream()
                    .filter(report -> cell(report, asked.monthOf(report.day), isByCrossing)
                            .equals(cell))
                    .toList();
            Side export = new Side(
                    byCurrency(exported),
                    isReported(known, exporter, month),
                    isByCrossing && isElsewhere(left, of(exporter, importer, Flow.EXPORT), List.of(month)),
                    converted(asked, exported),
                    weighed(asked, exported, !asked.currency.isEmpty() && exporter.equals("RU")));
            Side other = new Side(
                    byCurrency(imported),
                    monthsOfImport.stream().allMatch(each -> isReported(known, importer, each)),
                    isByCrossing && isElsewhere(left, of(importer, exporter, Flow.IMPORT), monthsOfImport),
                    converted(asked, imported),
                    weighed(
                            asked,
                            imported,
                            asked.lagMonths + asked.lagDays > 0
                                    || (!asked.currency.isEmpty() && importer.equals("RU"))));
            boolean isHere = !isByCrossing || (SHARED.contains(cell.get(1)) && isBetweenNeighbours(exporter, importer));
            if (isHere && (!export.byCurrency.isEmpty() || !other.byCurrency.isEmpty())) {
                String row = row(asked, cell, exporter, importer, export, other);
                rows.add(
                        isByCrossing
                                ? row
                                : row
                                        + '|'
                                        + withoutCrossing(exported, export)
                                        + '|'
                                        + withoutCrossing(imported, other));
            }
        }
        return rows;
    }

    private static String row(
            MirrorArguments asked, List<String> cell, String exporter, String importer, Side export, Side other) {
        boolean isSilent = !export.isReported || !other.isReported;
        boolean isUnplaced = !export.isKnown() || !other.isKnown();
        String status = isSilent
                ? "partner silent"
                : isUnplaced
                        ? "crossing not given"
                        : other.byCurrency.isEmpty()
                                ? "export only"
                                : export.byCurrency.isEmpty() ? "import only" : "both";
        String missing = Stream.of(export.reason(), other.reason())
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("; "));
        String valueReason = isUnplaced || !missing.isEmpty()
                ? (isUnplaced ? status : missing)
                : !export.hasValue() || !other.hasValue()
                        ? "several currencies"
                        : !export.byCurrency.isEmpty()
                                        && !other.byCurrency.isEmpty()
                                        && !export.currency().equals(other.currency())
                                ? "currencies differ"
                                : "null";
        boolean isWeightMissing = export.isWithoutAnyWeight() || other.isWithoutAnyWeight();
        String weightReason = isUnplaced ? status : isWeightMissing ? "no line with weight" : "null";
        BigDecimal adjusted = other.value().divide(asked.factor, 4, RoundingMode.HALF_UP);
        return Stream.of(
                        Stream.of(cell.get(0) + "-01"),
                        cell.stream().skip(1),
                        Stream.of(exporter, importer, COMPARED.get(exporter), COMPARED.get(importer)),
                        Stream.of(plain(asked.factor), "" + asked.lagMonths, "" + asked.lagDays, status),
                        Stream.of(
                                when(export.isKnown(), BigDecimal.valueOf(export.sum().lines)),
                                when(other.isKnown(), BigDecimal.valueOf(other.sum().lines)),
                                when(export.isKnown(), BigDecimal.valueOf(export.sum().withoutWeight)),
                                when(other.isKnown(), BigDecimal.valueOf(other.sum().withoutWeight)),
                                when(export.hasValue(), export.value()),
                                export.currency(),
                                when(other.hasValue(), other.value()),
                                other.currency(),
                                when(other.hasValue(), adjusted),
                                when(valueReason.equals("null"), adjusted.subtract(export.value())),
                                ratio(valueReason, adjusted, export.value()),
                                valueReason,
                                when(export.isKnown(), export.weight()),
                                when(other.isKnown(), other.weight()),
                                when(weightReason.equals("null"), other.weight().subtract(export.weight())),
                                ratio(weightReason, other.weight(), export.weight()),
                                weightReason,
                                export.linesWeighed(),
                                other.linesWeighed(),
                                export.valueWeighed(),
                                other.valueWeighed()))
                .flatMap(part -> part)
                .reduce((one, next) -> one + '|' + next)
                .orElseThrow();
    }

    /** What the reports are worth in the currency that was asked, each day at its rate. */
    private static Optional<Converted> converted(MirrorArguments asked, List<Report> reports) {
        if (asked.currency.isEmpty()) {
            return Optional.empty();
        }
        Map<Series, Map<LocalDate, SideSum>> days = new HashMap<>();
        reports.forEach(report -> days.computeIfAbsent(report.series, none -> new HashMap<>())
                .merge(report.day, report.amounts, SideSum::plus));
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> reasons = new TreeSet<>();
        for (Map.Entry<Series, Map<LocalDate, SideSum>> series : days.entrySet()) {
            for (Map.Entry<LocalDate, SideSum> day : series.getValue().entrySet()) {
                String reporter = series.getKey().reporter();
                Optional<BigDecimal> rate =
                        rates.rate(reporter, series.getKey().currency(), asked.currency, day.getKey());
                if (day.getValue().lines != 0 && rate.isEmpty()) {
                    reasons.add(rates.reason(reporter));
                }
                sum = sum.add(BigDecimal.valueOf(day.getValue().value, 4).multiply(rate.orElse(BigDecimal.ZERO)));
            }
        }
        return Optional.of(new Converted(
                asked.currency, sum.setScale(4, RoundingMode.HALF_UP), reasons.isEmpty(), String.join("; ", reasons)));
    }

    /** Value of the totals, of a day or of a month, whose lines all have a weight. */
    private static BigDecimal weighed(MirrorArguments asked, List<Report> reports, boolean isByDay) {
        Map<String, SideSum> totals = new HashMap<>();
        Function<Report, String> key = report -> report.series.key() + (isByDay ? report.day : report.month());
        reports.forEach(report -> totals.merge(key.apply(report), report.amounts, SideSum::plus));
        return reports.stream()
                .filter(report -> totals.getOrDefault(key.apply(report), SideSum.NOTHING).withoutWeight == 0)
                .map(report -> BigDecimal.valueOf(report.amounts.value, 4)
                        .multiply(
                                asked.currency.isEmpty()
                                        ? BigDecimal.ONE
                                        : rates.rate(
                                                        report.series.reporter(),
                                                        report.series.currency(),
                                                        asked.currency,
                                                        report.day)
                                                .orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4, RoundingMode.HALF_UP);
    }

    private static String withoutCrossing(List<Report> reports, Side side) {
        Map<String, SideSum> bySeries = new TreeMap<>();
        reports.stream()
                .filter(report -> report.series.crossing().equals(DISTRICT))
                .forEach(report -> bySeries.merge(
                        report.series.sector() + report.series.currency(), report.amounts, SideSum::plus));
        return when(
                side.isKnown(),
                BigDecimal.valueOf(
                        bySeries.values().stream().mapToLong(SideSum::lines).sum()));
    }

    private static Map<String, SideSum> byCurrency(List<Report> reports) {
        Map<String, Map<String, SideSum>> places = new TreeMap<>();
        reports.forEach(report -> places.computeIfAbsent(report.series.crossing(), none -> new TreeMap<>())
                .merge(report.series.currency(), report.amounts, SideSum::plus));
        Map<String, SideSum> sums = new TreeMap<>();
        places.values()
                .forEach(place -> place.forEach((currency, sum) -> {
                    if (sum.lines != 0) {
                        sums.merge(currency, sum, SideSum::plus);
                    }
                }));
        return sums;
    }

    /** Whether anything of the month became known, even if it was withdrawn later. */
    private static boolean isReported(List<Report> known, String reporter, YearMonth month) {
        return known.stream()
                .anyMatch(report -> report.series.source().equals(COMPARED.get(reporter))
                        && report.month().equals(month));
    }

    private static boolean isElsewhere(List<Report> left, Predicate<Report> chosen, List<YearMonth> months) {
        return left.stream()
                .filter(chosen)
                .anyMatch(report -> months.contains(report.month())
                        && report.series.crossing().equals(DISTRICT));
    }

    private static Predicate<Report> of(String reporter, String partner, Flow flow) {
        return report -> report.series.source().equals(COMPARED.get(reporter))
                && report.series.partner().equals(partner)
                && report.series.flow() == flow
                && !report.series.regime().equals(MEMORANDUM);
    }

    private static List<String> cell(Report report, YearMonth month, boolean isByCrossing) {
        return isByCrossing
                ? List.of(month.toString(), report.series.crossing(), report.series.sector())
                : List.of(month.toString(), report.series.sector());
    }

    private static boolean isBetweenNeighbours(String exporter, String importer) {
        return new TreeSet<>(List.of(exporter, importer)).equals(new TreeSet<>(List.of("CN", "RU")));
    }

    private static String when(boolean isThere, BigDecimal number) {
        return isThere ? plain(number) : "null";
    }

    private static String ratio(String reason, BigDecimal one, BigDecimal other) {
        return reason.equals("null") && other.signum() != 0
                ? plain(one.divide(other, 6, RoundingMode.HALF_UP))
                : "null";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Rows whose numbers have no zeros at the end. */
    private static List<String> rows(String what) throws Exception {
        return database.rows("SELECT " + what).stream()
                .map(row -> Stream.of(row.split("\\|", -1))
                        .map(cell -> cell.matches("-?\\d+(\\.\\d+)?") ? plain(new BigDecimal(cell)) : cell)
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
                                ? DISTRICT
                                : random.nextInt(9) == 0 ? "us-port:2304" : SHARED.get(random.nextInt(2)),
                        SECTORS.get(random.nextInt(SECTORS.size())),
                        random.nextBoolean() ? Flow.EXPORT : Flow.IMPORT,
                        source.equals("cn-ceb") ? Channel.E_COMMERCE : Channel.CUSTOMS,
                        random.nextInt(9) == 0 ? MEMORANDUM : "general",
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
            TotalKey key = new TotalKey(report.series, report.day);
            totals.merge(key, report.amounts, SideSum::plus);
            changes.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(new DailyChange(key, report.received, report.amounts.amounts()));
        }
        totals.forEach((key, sum) -> batch.add(new DailyTotal(key, sum.amounts(), changes.get(key))));
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(start));
            assertThat(store.write(withMonths(batch), List.of(new OffsetAdvance(start, 1))))
                    .isTrue();
        }
    }
}
