package io.landport.chart;

import static io.landport.answer.OptionProblem.option;

import io.landport.answer.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the picture of an answer: which lines or bars it has, and what it leaves out. */
final class Pictures {
    private static final String CURRENCY = "currency";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** A part of a bar that is thinner than this part of the axis is less than half a pixel. */
    private static final BigDecimal THINNEST = new BigDecimal("0.002");

    private final ChartRequest request;
    private final AnswerTable table;
    private final List<String> notices;
    private final Words words;

    private Pictures(ChartRequest request, AnswerTable table, List<String> notices, Words words) {
        this.request = request;
        this.table = table;
        this.notices = notices;
        this.words = words;
    }

    /**
     * @param notices about the answer
     * @throws ChartException if the answer does not fit the chart
     */
    static Picture of(ChartRequest request, AnswerTable table, List<String> notices, Words words) {
        Pictures pictures = new Pictures(request, table, notices, words);
        return switch (request.kind()) {
            case MONTHLY -> pictures.lines(ChartPeriod.MONTH, Picture.Form.LINES);
            case DAILY -> pictures.lines(ChartPeriod.DAY, Picture.Form.LINES);
            case MULTIPLES -> pictures.lines(ChartPeriod.MONTH, Picture.Form.PANELS);
            case STACKED -> pictures.stacks();
            case SHARES -> pictures.shares();
            case MAP -> pictures.places();
            case YOY -> pictures.yearOnYear();
            case INDEX -> pictures.price("", List.of("fisher", "volume_fisher"));
            case GROWTH ->
                pictures.price(
                        "value_growth", List.of("price_growth", "volume_growth", "mix_growth", "exchange_rate_growth"));
            case RANKING -> pictures.ranking();
            case MIRROR -> pictures.mirror();
        };
    }

    /** The rows of a line or bar. */
    private record Group(String code, String name, AnswerTable rows, BigDecimal total) {}

    private Picture lines(ChartPeriod period, Picture.Form form) {
        String currency = currency();
        List<Group> groups = groups();
        List<Group> shown = first(groups);
        List<Picture.Line> lines = linesOf(shown, period);
        NumberScale scale = scale(currency, lines);
        return new Picture.OfLines(
                form,
                period,
                scale,
                lines,
                Optional.empty(),
                preliminary(period),
                rowsOf(shown),
                notes(leftOut("note.left-out", groups, shown, scale)));
    }

    private List<Picture.Line> linesOf(List<Group> groups, ChartPeriod period) {
        return groups.stream()
                .map(group -> new Picture.Line(
                        group.name, values(group.rows, period, request.measure().column())))
                .toList();
    }

    private Picture stacks() {
        String currency = currency();
        List<Group> groups = groups();
        List<Group> shown = first(groups);
        List<Picture.Line> parts = parts(groups, shown);
        SortedMap<Integer, BigDecimal> totals = totals(parts);
        NumberScale scale = NumberScale.of(request.measure(), currency, totals.values(), words);
        BigDecimal highest = Collections.max(totals.values());
        return ofStacks(scale, groups, shown, scale, parts, highest);
    }

    /** In percent of the total of each month; a month whose total is zero has none. */
    private Picture shares() {
        String currency = currency();
        List<Group> groups = groups();
        List<Group> shown = first(groups);
        List<Picture.Line> parts = parts(groups, shown);
        SortedMap<Integer, BigDecimal> totals = totals(parts);
        totals.values().removeIf(total -> total.signum() == 0);
        List<Picture.Line> shares = parts.stream()
                .map(part -> new Picture.Line(part.name(), percent(part.values(), totals), part.isOthers()))
                .toList();
        NumberScale scale = NumberScale.of(request.measure(), currency, totals.values(), words);
        return ofStacks(NumberScale.PERCENT, groups, shown, scale, shares, HUNDRED);
    }

    private static SortedMap<Integer, BigDecimal> percent(
            SortedMap<Integer, BigDecimal> values, SortedMap<Integer, BigDecimal> totals) {
        SortedMap<Integer, BigDecimal> shares = new TreeMap<>();
        values.forEach((place, value) -> {
            BigDecimal total = totals.get(place);
            if (total != null) {
                shares.put(place, value.multiply(HUNDRED).divide(total, MathContext.DECIMAL64));
            }
        });
        return shares;
    }

    /**
     * @param scale of the sum of others
     * @param highest bar, in the numbers of the parts
     */
    private Picture ofStacks(
            NumberScale axis,
            List<Group> groups,
            List<Group> shown,
            NumberScale scale,
            List<Picture.Line> parts,
            BigDecimal highest) {
        List<BigDecimal> figures =
                parts.stream().flatMap(part -> part.values().values().stream()).toList();
        long thin = figures.stream()
                .filter(figure -> figure.compareTo(highest.multiply(THINNEST)) < 0)
                .count();
        List<String> notes = new ArrayList<>(notes(leftOut("note.others", groups, shown, scale)));
        if (thin > 0) {
            notes.add(words.say("note.thin", Long.toString(thin), Integer.toString(figures.size())));
        }
        return new Picture.OfLines(
                Picture.Form.STACKS,
                ChartPeriod.MONTH,
                axis,
                parts,
                Optional.empty(),
                preliminary(ChartPeriod.MONTH),
                rowsOf(shown),
                notes);
    }

    /** The groups that are shown, and the sum of the others. */
    private List<Picture.Line> parts(List<Group> groups, List<Group> shown) {
        List<Picture.Line> parts = new ArrayList<>(linesOf(shown, ChartPeriod.MONTH));
        if (groups.size() > shown.size()) {
            parts.add(new Picture.Line(
                    words.say("others"),
                    values(
                            rowsOf(groups.subList(shown.size(), groups.size())),
                            ChartPeriod.MONTH,
                            request.measure().column()),
                    true));
        }
        boolean hasNegative =
                parts.stream().flatMap(part -> part.values().values().stream()).anyMatch(value -> value.signum() < 0);
        if (hasNegative) {
            throw new ChartException("a bar has no parts below zero, but some figures of the answer are negative");
        }
        return parts;
    }

    private static SortedMap<Integer, BigDecimal> totals(List<Picture.Line> parts) {
        SortedMap<Integer, BigDecimal> totals = new TreeMap<>();
        parts.forEach(part -> part.values().forEach((place, value) -> totals.merge(place, value, BigDecimal::add)));
        return totals;
    }

    private Picture places() {
        String currency = currency();
        List<Group> groups = groups();
        List<Group> placed = groups.stream()
                .filter(group -> group.total.signum() > 0
                        && !group.rows.texts("latitude").isEmpty())
                .toList();
        if (placed.isEmpty()) {
            throw new ChartException("no crossing of the answer has coordinates: draw a ranking instead");
        }
        List<Group> shown = first(placed);
        NumberScale scale = NumberScale.of(
                request.measure(), currency, shown.stream().map(Group::total).toList(), words);
        List<Group> without = new ArrayList<>(groups);
        without.removeAll(placed);
        List<String> notes = new ArrayList<>(leftOut("note.left-out", placed, shown, scale));
        notes.addAll(leftOut("note.no-coordinates", without, List.of(), scale));
        notes.add(words.say("note.map"));
        return new Picture.OfPlaces(
                scale,
                shown.stream()
                        .map(group -> new Picture.Place(
                                group.name, group.total, degrees(group, "latitude"), degrees(group, "longitude")))
                        .toList(),
                rowsOf(shown),
                notes(notes));
    }

    private static double degrees(Group group, String column) {
        return Double.parseDouble(group.rows.texts(column).iterator().next());
    }

    private Picture ranking() {
        String currency = currency();
        List<Group> groups = groups();
        List<Group> shown = first(groups);
        NumberScale scale = NumberScale.of(
                request.measure(), currency, shown.stream().map(Group::total).toList(), words);
        return new Picture.OfRanks(
                scale,
                shown.stream()
                        .map(group -> new Picture.Rank(group.name, group.total))
                        .toList(),
                rowsOf(shown),
                notes(leftOut("note.left-out", groups, shown, scale)));
    }

    private Picture yearOnYear() {
        boolean isOfValue = request.measure() == ChartMeasure.VALUE;
        requireOne(
                CURRENCY, "convert them with %s, or select one with %s", option(CURRENCY), option("original-currency"));
        String base = "base_" + request.measure().column();
        List<Picture.Line> lines = withValues(
                new Picture.Line(
                        words.say("line.year"),
                        values(table, ChartPeriod.MONTH, request.measure().column())),
                new Picture.Line(words.say("line.year-before"), values(table, ChartPeriod.MONTH, base)));
        NumberScale scale = scale(one(CURRENCY), lines);
        SortedMap<Integer, BigDecimal> growth =
                values(table, ChartPeriod.MONTH, isOfValue ? "value_growth" : "net_weight_growth");
        return new Picture.OfLines(
                Picture.Form.LINES,
                ChartPeriod.MONTH,
                scale,
                lines,
                growth.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Picture.Bars(words.say("bars.growth"), NumberScale.PERCENT, growth)),
                preliminary(ChartPeriod.MONTH),
                table,
                breaks());
    }

    /**
     * @param bars column of the bars below the lines; empty if there are none
     * @param columns columns of the lines
     */
    private Picture price(String bars, List<String> columns) {
        requireOne(
                CURRENCY, "convert them with %s, or select one with %s", option(CURRENCY), option("original-currency"));
        List<Picture.Line> lines = columns.stream()
                .map(column -> new Picture.Line(words.say("line." + column), values(table, ChartPeriod.MONTH, column)))
                .filter(line -> line.values().values().stream().anyMatch(number -> number.signum() != 0))
                .toList();
        if (lines.isEmpty()) {
            throw new ChartException("no month has an index: %s", String.join("; ", table.texts("reason")));
        }
        return new Picture.OfLines(
                Picture.Form.LINES,
                ChartPeriod.MONTH,
                bars.isEmpty() ? new NumberScale(0, words.say("unit.index")) : NumberScale.PERCENT,
                lines,
                Optional.of(bars)
                        .filter(column -> !column.isEmpty())
                        .map(column -> new Picture.Bars(
                                words.say("bars.growth"),
                                NumberScale.PERCENT,
                                values(table, ChartPeriod.MONTH, column))),
                preliminary(ChartPeriod.MONTH),
                table,
                reasons("reason", "note.no-index"));
    }

    private Picture mirror() {
        requireOne("exporter", "select one with %s", option("exporter"));
        requireOne("importer", "select one with %s", option("importer"));
        requireOne(CURRENCY, "convert them with %s", option(CURRENCY));
        List<Picture.Line> lines = withValues(
                new Picture.Line(
                        words.say("line.exports", table.names("exporter")),
                        values(table, ChartPeriod.MONTH, "export_value")),
                new Picture.Line(
                        words.say("line.imports", table.names("importer")),
                        values(table, ChartPeriod.MONTH, "import_value")));
        if (lines.isEmpty()) {
            throw new ChartException(
                    "no month has values of both sides: %s", String.join("; ", table.texts("not_compared")));
        }
        NumberScale scale = scale(one(CURRENCY), lines);
        return new Picture.OfLines(
                Picture.Form.LINES,
                ChartPeriod.MONTH,
                scale,
                lines,
                Optional.of(new Picture.Bars(
                        words.say("bars.gap", scale.label()), scale, values(table, ChartPeriod.MONTH, "value_gap"))),
                preliminary(ChartPeriod.MONTH),
                table,
                Stream.concat(Stream.of(mirrorNote()), reasons("not_compared", "note.not-compared").stream())
                        .toList());
    }

    private Set<Integer> preliminary(ChartPeriod period) {
        return TranslatedNotice.preliminaryMonths(notices).stream()
                .map(period::place)
                .collect(Collectors.toSet());
    }

    /** What the gap is, and what was done to imports before. A factor of 1 changes nothing. */
    private String mirrorNote() {
        List<BigDecimal> factors = table.rows().stream()
                .flatMap(row -> table.number(row, "cif_fob_factor").stream())
                .filter(factor -> factor.compareTo(BigDecimal.ONE) != 0)
                .distinct()
                .toList();
        return factors.isEmpty()
                ? words.say("note.mirror")
                : words.say(
                        "note.mirror.adjusted",
                        factors.stream().map(words.numbers("0.######")::format).collect(Collectors.joining("; ")));
    }

    private static List<Picture.Line> withValues(Picture.Line... lines) {
        return Stream.of(lines).filter(line -> !line.values().isEmpty()).toList();
    }

    /** The rows by the dimension of the chart, the greatest total first. Those without any number are left out. */
    private List<Group> groups() {
        String column = request.by().map(by -> by.replace('-', '_')).orElse("");
        Map<String, List<List<Cell>>> rows = table.rows().stream()
                .filter(row -> table.number(row, request.measure().column()).isPresent())
                .collect(
                        Collectors.groupingBy(row -> table.text(row, column), LinkedHashMap::new, Collectors.toList()));
        if (rows.isEmpty()) {
            throw new ChartException(
                    "no row of the answer has a %s", request.measure().code());
        }
        List<Group> groups = new ArrayList<>();
        rows.forEach((code, ofCode) -> {
            AnswerTable part = new AnswerTable(table.columns(), ofCode);
            groups.add(new Group(
                    code,
                    name(part, ofCode.get(0), column),
                    part,
                    part.sum(request.measure().column())));
        });
        groups.sort(Comparator.comparing(Group::total).reversed().thenComparing(Group::code));
        return groups;
    }

    private String name(AnswerTable part, List<Cell> row, String column) {
        if (column.isEmpty()) {
            return "";
        }
        String code = part.text(row, column);
        String name = words.name(column, code);
        return name.equals(code) ? part.name(row, column) : name;
    }

    private List<Group> first(List<Group> groups) {
        return groups.subList(0, Math.min(request.top(), groups.size()));
    }

    private AnswerTable rowsOf(List<Group> groups) {
        Set<List<Cell>> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(group -> kept.addAll(group.rows.rows()));
        return table.where(kept::contains);
    }

    /** A sentence with the number of the groups after those that are shown, and their sum. */
    private List<String> leftOut(String key, List<Group> groups, List<Group> shown, NumberScale scale) {
        if (groups.size() == shown.size()) {
            return List.of();
        }
        List<Group> leftOut = groups.subList(shown.size(), groups.size());
        BigDecimal total = leftOut.stream().map(Group::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(words.say(
                key, Integer.toString(leftOut.size()), words.say("amount", scale.text(total, words), scale.label())));
    }

    /** Sentences, and one about lines without weight if weights are shown. */
    private List<String> notes(List<String> first) {
        List<String> notes = new ArrayList<>(first);
        if (request.measure() == ChartMeasure.WEIGHT) {
            BigDecimal without = table.sum("lines_without_weight");
            if (without.signum() > 0) {
                notes.add(words.say(
                        "note.without-weight",
                        words.numbers("#,##0").format(without),
                        words.numbers("#,##0").format(table.sum("lines"))));
            }
        }
        return notes;
    }

    /** A sentence with the months in which the series has a break. */
    private List<String> breaks() {
        List<String> months = table.where(row -> !table.text(row, "has_break").isEmpty()).rows().stream()
                .map(row -> table.text(row, ChartPeriod.MONTH.column()))
                .distinct()
                .toList();
        return months.isEmpty() ? List.of() : List.of(words.say("note.breaks", String.join(", ", months)));
    }

    /** A sentence with the months of each reason for which figures are missing. */
    private List<String> reasons(String column, String key) {
        Map<String, Set<String>> months = new LinkedHashMap<>();
        for (List<Cell> row :
                table.where(row -> !table.text(row, column).isEmpty()).rows()) {
            months.computeIfAbsent(words.remark(table.text(row, column)), none -> new TreeSet<>())
                    .add(table.text(row, ChartPeriod.MONTH.column()));
        }
        return months.isEmpty()
                ? List.of()
                : List.of(words.say(
                        key,
                        months.entrySet().stream()
                                .map(of -> words.say("months.reason", String.join(", ", of.getValue()), of.getKey()))
                                .collect(Collectors.joining(words.say("separator")))));
    }

    /** The known numbers by place; those of several rows of a place are added. */
    private static SortedMap<Integer, BigDecimal> values(AnswerTable rows, ChartPeriod period, String column) {
        SortedMap<Integer, BigDecimal> values = new TreeMap<>();
        for (List<Cell> row : rows.rows()) {
            rows.number(row, column)
                    .ifPresent(number ->
                            values.merge(period.place(rows.text(row, period.column())), number, BigDecimal::add));
        }
        return values;
    }

    private NumberScale scale(String currency, List<Picture.Line> lines) {
        Collection<BigDecimal> numbers =
                lines.stream().flatMap(line -> line.values().values().stream()).toList();
        return NumberScale.of(request.measure(), currency, numbers, words);
    }

    /** The currency of values; amounts in different currencies are never shown on one axis. */
    private String currency() {
        if (request.measure() != ChartMeasure.VALUE) {
            return "";
        }
        requireOne(
                CURRENCY,
                "convert them with %s, select one with %s, or show another %s",
                option(CURRENCY),
                option("original-currency"),
                option("measure"));
        return one(CURRENCY);
    }

    private void requireOne(String column, String fix, Object... options) {
        Set<String> found = new TreeSet<>(table.texts(column));
        if (found.size() > 1) {
            throw new ChartException(
                    "one chart shows one %s, but the answer has %s: " + fix,
                    Stream.concat(Stream.of(column, String.join(", ", found)), Stream.of(options))
                            .toArray());
        }
    }

    private String one(String column) {
        return table.texts(column).stream().findFirst().orElse("");
    }
}
