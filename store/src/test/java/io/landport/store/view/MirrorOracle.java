package io.landport.store.view;

import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the mirror says of reports, in a plain loop over them. */
final class MirrorOracle {
    static final String DISTRICT = "ru-customs-office:10716050";
    static final String MEMORANDUM = "bonded";

    /** The one source that is compared of each reporter. */
    static final Map<String, String> COMPARED = Map.of("CN", "cn-gacc", "RU", "ru-fcs", "US", "us-bts");

    static final List<String> SHARED = List.of("suifenhe-grodekovo-rail", "dongning-poltavka");

    private final List<Report> written;
    private final RandomRates rates;

    MirrorOracle(List<Report> written, RandomRates rates) {
        this.written = written;
        this.rates = rates;
    }

    /** What became known on a day of what a series has on a statistical day: all amounts small enough for a long. */
    record Report(Series series, LocalDate day, LocalDate received, SideSum amounts) {
        YearMonth month() {
            return YearMonth.from(day);
        }
    }

    record SideSum(long lines, long withoutWeight, long value, long weight) {
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
    record MirrorArguments(BigDecimal factor, int lagMonths, int lagDays, LocalDate knownOn, String currency) {
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

    /** The rows that the views have. */
    List<String> expected(MirrorArguments asked, boolean isByCrossing) {
        List<Report> known = written.stream()
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

    private List<String> expected(
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
    private Optional<Converted> converted(MirrorArguments asked, List<Report> reports) {
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
    private BigDecimal weighed(MirrorArguments asked, List<Report> reports, boolean isByDay) {
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

    static Map<String, SideSum> byCurrency(List<Report> reports) {
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

    static Predicate<Report> of(String reporter, String partner, Flow flow) {
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

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
