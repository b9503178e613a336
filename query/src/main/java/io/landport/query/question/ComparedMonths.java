package io.landport.query.question;

import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CROSSING_KIND;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Months and their bases, which are equally long before, for a selection. Items, the months of series, are added up by month first, because
 * there are many; then each sum counts in its month, and as the base of a later one.
 *
 * @param distance between a month and its base, as an interval of SQL
 * @param whole SQL of what sources reported of each month, with the columns of {@code year_on_year_whole}
 */
record ComparedMonths(
        Selection selection,
        DateRange months,
        Optional<LocalDate> knownOn,
        Optional<Integer> daysAfter,
        String distance,
        SqlFragment whole) {
    /** The dimensions of what a source reported of a month. */
    private static final List<Dimension> OF_WHOLE = List.of(SOURCE, REPORTER, FLOW, CURRENCY);

    /** Before and after all months that have figures. */
    private static final LocalDate FIRST_MONTH = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_MONTH = LocalDate.of(2999, 12, 1);

    /** Arguments: the dimensions in the collation of the store, the amounts, and the months of series. */
    private static final String ITEMS = """
            (SELECT m.series, m.month, %1$s, %2$s, k.open_from, k.open_to
             FROM %3$s AS m
             LEFT JOIN crossing AS k ON k.id = m.crossing) AS item""";

    /** Months between, which are neither compared nor bases, are not read. Argument: the distance. */
    private static final String IS_READ = "(month >= ? OR month <= (?::date - interval '%1$s')::date)";

    /**
     * With the first day of the month as {@code day}, so that expressions over days also work for months. Arguments: the dimensions, the
     * columns, the sums of items, the items, what was reported, and what else the items are grouped by.
     */
    private static final String SUMS = """
            SELECT w.month AS day, w.month, %1$s, %2$s
            FROM (SELECT month AS of_month, %1$s, %3$s%4$s GROUP BY month, %1$s%6$s) AS s
            JOIN %5$s AS w USING (of_month, source, reporter, flow, currency)""";

    /** Months, each beside itself and beside its base. OFFSET 0, so that sums are joined by their month. Arguments: months, and the distance. */
    private static final String TWICE = """
            (SELECT w.*, v.is_now, (w.month - v.earlier)::date AS of_month
             FROM %1$s AS w
             CROSS JOIN (VALUES (true, interval '0'), (false, interval '%2$s')) AS v (is_now, earlier)
             OFFSET 0)""";

    /** Argument: months, each beside itself and beside its base. */
    private static final String IS_COMPARED = """
            (month, source, reporter, flow, currency) IN (
              SELECT w.of_month, w.source, w.reporter, w.flow, w.currency FROM %1$s AS w)""";

    /** The names of the dimensions that the answer needs besides the month. A kind of crossings is selected by the crossing. */
    static List<String> dimensions(Selection selection) {
        Set<Dimension> needed = new LinkedHashSet<>(OF_WHOLE);
        needed.addAll(selection.grouping());
        needed.addAll(selection.filters().keySet());
        needed.removeAll(List.of(MONTH, YEAR));
        if (needed.remove(CROSSING_KIND)) {
            needed.add(CROSSING);
        }
        return needed.stream().map(Dimension::column).toList();
    }

    /** Selects codes that a function returns, with the collation that those of the tables have. */
    static String inCollationOfStore(List<String> codes) {
        return codes.stream()
                .map(name -> "%1$s COLLATE \"C\" AS %1$s".formatted(name))
                .collect(Collectors.joining(", "));
    }

    static LocalDate first(DateRange months) {
        return months.first().orElse(FIRST_MONTH);
    }

    static LocalDate last(DateRange months) {
        return months.last().orElse(LAST_MONTH);
    }

    /** The arguments of a function of the store that compares months: the first and last month, and what was known of them. */
    static SqlFragment arguments(DateRange months, Optional<LocalDate> knownOn, Optional<Integer> daysAfter) {
        List<Object> parameters = new ArrayList<>(List.of(first(months), last(months)));
        knownOn.ifPresent(parameters::add);
        daysAfter.ifPresent(parameters::add);
        return new SqlFragment(
                "?, ?, " + (knownOn.isPresent() ? "?" : "NULL") + ", " + (daysAfter.isPresent() ? "?" : "NULL"),
                parameters);
    }

    /**
     * The query of an answer, without rows that have no lines in either month, and with notices about missing months.
     *
     * @param columns beside those of the grouping
     * @param reported what sources reported of the months, as facts
     */
    Query query(SqlFragment facts, List<AnswerColumn> columns, MissingMonths missing, SqlFragment reported) {
        return Query.ofLines(
                        facts,
                        missing.of(AnswerColumn.after(selection.grouping(), columns), selection),
                        selection,
                        "sum(lines) <> 0 OR sum(base_lines) <> 0")
                .with(missing.notice(reported, selection))
                .with(missing.preliminary(reported, selection))
                .withSources(sources());
    }

    /** What sources reported of the months, as facts: without the dimensions of items, and fast. */
    SqlFragment reported() {
        Map<Dimension, List<String>> filters = new HashMap<>(selection.filters());
        filters.keySet().retainAll(OF_WHOLE);
        return new Selection(filters, List.of(), Optional.empty())
                .of(whole.wrap("(SELECT *, month AS day, 1 AS lines FROM ", " AS w) AS reported")
                        .facts());
    }

    /** Months of series, as facts. */
    SqlFragment items() {
        return items(
                "m.lines, m.lines_without_weight, m.value, m.net_weight_kg",
                withBases(arguments(months, knownOn, daysAfter)).wrap("month_part(", ")"));
    }

    /**
     * Months of series, as facts.
     *
     * @param amounts SQL of their columns
     * @param series a table {@code m}
     */
    SqlFragment items(String amounts, SqlFragment series) {
        SqlFragment items = new SqlFragment(
                ITEMS.formatted(inCollationOfStore(dimensions(selection)), amounts, series.text()),
                series.parameters());
        return read(items.facts());
    }

    /** Facts of the months, and of those before them. Months and years are selected when sums have been compared. */
    private SqlFragment read(SqlFragment facts) {
        Map<Dimension, List<String>> filters = new HashMap<>(selection.filters());
        filters.keySet().removeAll(List.of(MONTH, YEAR));
        return new Selection(filters, List.of(), Optional.empty())
                .of(facts.where(IS_READ.formatted(distance), first(months), last(months)));
    }

    /**
     * What each source reported, as facts that add up to those of items: it has a row where items have thousands.
     *
     * @param amounts SQL of their columns
     * @return empty if the selection needs other dimensions, or figures as they were known on a day
     */
    Optional<SqlFragment> reportedItems(String amounts) {
        return knownOn.isEmpty() && daysAfter.isEmpty() && selection.needsOnly(TotalsQuestion.REPORTED)
                ? Optional.of(read(OptionReader.withTreatment(
                        SqlFragment.from("(SELECT m.month, m.regime, "
                                + String.join(
                                        ", ",
                                        dimensions(selection).stream()
                                                .map("m."::concat)
                                                .toList()) + ", "
                                + amounts + " FROM reported_total AS m) AS item"),
                        false)))
                : Optional.empty();
    }

    /** Arguments of a function, from the base of the first month on. */
    SqlFragment withBases(SqlFragment arguments) {
        return new SqlFragment(
                arguments.text().replaceFirst("\\?", "(?::date - interval '" + distance + "')::date"),
                arguments.parameters());
    }

    /**
     * Sums {@code s} of items by month and dimensions, beside {@code w}, what was reported. Each counts twice: if {@code is_now} is true, as
     * the sum of its month, and else as that of the month whose base it is.
     *
     * @param items facts, or what has their columns
     * @param sums SQL over items
     * @param columns SQL over {@code s} and {@code w}
     */
    SqlFragment sums(SqlFragment items, String sums, String columns) {
        return sums(items, sums, columns, "");
    }

    /** @param also SQL of what items are grouped by besides months and dimensions, after a comma; empty for nothing */
    SqlFragment sums(SqlFragment items, String sums, String columns, String also) {
        return new SqlFragment(
                SUMS.formatted(String.join(", ", dimensions(selection)), columns, sums, items.text(), twice(), also),
                Stream.concat(items.parameters().stream(), whole.parameters().stream())
                        .toList());
    }

    /** Facts that name the sources of the figures. Those of an earlier day are read from changes, which need not be added up for that. */
    SqlFragment sources() {
        SqlFragment facts = OptionReader.withTreatment(
                selection.of(KnownOn.months("monthly", knownOn).facts()), false);
        return new SqlFragment(
                facts.text() + " AND " + IS_COMPARED.formatted(twice()),
                Stream.concat(facts.parameters().stream(), whole.parameters().stream())
                        .toList());
    }

    private String twice() {
        return TWICE.formatted(whole.text(), distance);
    }
}
