package io.landport.query.sql;

import static io.landport.query.sql.Dimension.DAY;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * The months that are missing in a sum over several months, because a source reported nothing for them, and the newest months, of which more
 * may come.
 *
 * @param from the first month of the query
 * @param to the last month of the query
 * @param today SQL expression for the day on which figures are known
 * @param known SQL condition that a reported month {@code r} was known for a month {@code g}; begins with AND, or is empty
 */
public record MissingMonths(Optional<YearMonth> from, Optional<YearMonth> to, String today, String known) {
    static final String COLUMN = "months_missing";
    private static final int MAX_LISTED = 12;

    @Language(value = "SQL", prefix = "SELECT ")
    private static final String TODAY = "(now() AT TIME ZONE 'UTC')::date";

    /**
     * The facts are looked up once for each source. With EXISTS, PostgreSQL 18.1 fails to plan some of them: "failed to find unique
     * expression in subplan tlist". Arguments: which reported months were known, the facts, which of the months are missing, the months of
     * the answer, and the condition that a source is named.
     */
    private static final String NOTICE = """
            SELECT silent.source, string_agg(to_char(asked.month, 'YYYY-MM'), ', ' ORDER BY asked.month) FILTER (WHERE asked.is_missing)
            FROM (
              SELECT source, min(month) AS first, max(month) AS last
              FROM reported_month AS r
              WHERE TRUE%s
              GROUP BY source
            ) AS silent
            LEFT JOIN LATERAL (
              SELECT true AS has_figures%s AND source = silent.source AND lines <> 0 LIMIT 1) AS shown ON true
            CROSS JOIN LATERAL (SELECT g.month, %s AS is_missing FROM %s) AS asked
            GROUP BY silent.source
            HAVING bool_or(asked.is_missing) AND (%s)
            ORDER BY silent.source""";

    /** Whether figures of a source are in the answer. */
    private static final String HAS_FIGURES = "bool_or(shown.has_figures)";

    /** The answer is empty because the source that was asked for reported none of the months. */
    private static final String IS_SILENT = " OR (bool_and(asked.is_missing) AND silent.source = ANY (?))";

    /** Arguments: which reported months were known, and the facts. */
    private static final String NEWEST = """
            SELECT newest.source, to_char(newest.month, 'YYYY-MM')
            FROM (SELECT source, max(month) AS month FROM reported_month AS r WHERE TRUE%s GROUP BY source) AS newest
            CROSS JOIN LATERAL (SELECT%s AND source = newest.source AND day >= newest.month AND lines <> 0 LIMIT 1) AS shown
            ORDER BY newest.source""";

    /** Arguments: the months of the row, and which of them are missing. */
    private static final String COUNT = """
            (SELECT count(*)
            FROM unnest(array_agg(DISTINCT source)) AS silent (source)
            CROSS JOIN LATERAL %s
            WHERE %s)""";

    /** Argument: which reported months were known. */
    private static final String IS_NOT_REPORTED = """
            NOT EXISTS (
              SELECT FROM reported_month AS r WHERE r.source = silent.source AND r.month = g.month::date%s)""";

    /** Of figures as they are known now, or were known at the end of a received day. */
    public static MissingMonths between(DateRange range, Optional<LocalDate> knownOn) {
        return of(
                range,
                knownOn.map(MissingMonths::literal).orElse(TODAY),
                knownOn.map(day -> " AND r.received_day <= " + literal(day)).orElse(""));
    }

    /** Of figures as they were known a number of days after the end of each month. */
    public static MissingMonths after(int days, DateRange range) {
        return of(
                range,
                "(" + TODAY + " - " + days + ")",
                " AND r.received_day < (g.month + interval '1 month')::date + " + days);
    }

    private static MissingMonths of(DateRange range, String today, String known) {
        return new MissingMonths(
                range.first().map(YearMonth::from), range.last().map(YearMonth::from), today, known);
    }

    /** The columns of an answer with windows, and the number of missing months. */
    public static List<AnswerColumn> ofWindows(List<AnswerColumn> columns, Optional<LocalDate> knownOn) {
        MissingMonths any = between(new DateRange(Optional.empty(), Optional.empty()), knownOn);
        return with(columns, any.count("min(first_day)", "min(as_of)"));
    }

    /** The columns of an answer, and the number of missing months if its rows are of years. */
    public List<AnswerColumn> of(List<AnswerColumn> columns, Selection selection) {
        if (!selection.isGroupedBy(YEAR) || isOfSingleMonths(selection)) {
            return columns;
        }
        String year = "date_trunc('year', min(day)::timestamp)";
        String first = from.map(month -> "greatest(" + year + ", " + literal(month.atDay(1)) + ")")
                .orElse(year);
        String last = "least(" + year + " + interval '11 months', date_trunc('month', " + today
                + "::timestamp) - interval '1 month'"
                + to.map(month -> ", " + literal(month.atDay(1))).orElse("") + ")";
        return with(columns, count(first, last));
    }

    /**
     * Lists the missing months of each source for an answer whose rows are neither of years, which count them, nor of days. Without rows,
     * a source is named if the selection names it and it reported none of the months: other filters may be why there are none.
     */
    public Optional<Notice> notice(SqlFragment facts, Selection selection) {
        if (selection.isGroupedBy(DAY) || (selection.isGroupedBy(YEAR) && !selection.isGroupedBy(MONTH))) {
            return Optional.empty();
        }
        String first = from.map(month -> literal(month.atDay(1))).orElse("silent.first");
        String last = to.map(month -> "least(" + literal(month.atDay(1)) + ", date_trunc('month', " + today
                        + "::timestamp) - interval '1 month')")
                .orElse("silent.last");
        SqlFragment months = asked(SqlFragment.of(months(first, last) + " WHERE TRUE"), selection.filters());
        Optional<List<String>> sources = Optional.ofNullable(selection.filters().get(SOURCE));
        String text = NOTICE.formatted(
                known.replace("g.month", "r.month"),
                facts.text(),
                isNotReported(),
                months.text(),
                HAS_FIGURES + (sources.isPresent() ? IS_SILENT : ""));
        List<Object> parameters = Stream.of(facts.parameters().stream(), months.parameters().stream(), sources.stream())
                .<Object>flatMap(part -> part)
                .toList();
        return Optional.of(new Notice(
                new SqlFragment(text, parameters), silent -> sentence(silent.getString(1), silent.getString(2))));
    }

    /** The months {@code g} that filters of periods select. */
    private static SqlFragment asked(SqlFragment months, Map<Dimension, List<String>> filters) {
        return months.where("to_char(g.month, 'YYYY') = ANY (?)", Optional.ofNullable(filters.get(YEAR)))
                .where("to_char(g.month, 'YYYY-MM') = ANY (?)", Optional.ofNullable(filters.get(MONTH)))
                .where(
                        "to_char(g.month, 'YYYY-MM') IN (SELECT left(of_month, 7) FROM unnest(?::text[]) AS of_month)",
                        Optional.ofNullable(filters.get(DAY)));
    }

    /**
     * Names the newest month of each source, for an answer by month. It is preliminary until the source reports a later one, because nothing
     * else says that all of it has come: neither the calendar, as months arrive late, nor the last day, which can be reported first.
     */
    public Optional<Notice> preliminary(SqlFragment facts, Selection selection) {
        if (!selection.isGroupedBy(MONTH)) {
            return Optional.empty();
        }
        String text = NEWEST.formatted(known.replace("g.month", "r.month"), facts.text());
        return Optional.of(new Notice(
                new SqlFragment(text, facts.parameters()),
                newest -> "note: " + newest.getString(2) + " is preliminary: " + newest.getString(1)
                        + " has reported no later month, so more of it may come"));
    }

    /**
     * The notice that a source reported nothing for months.
     *
     * @param months separated by commas
     */
    public static String sentence(String source, String months) {
        return "note: " + source + " reported nothing for these months, so they are missing in the figures: "
                + shorten(months);
    }

    /** Shortens a list of months that are separated by commas. */
    public static String shorten(String list) {
        List<String> months = List.of(list.split(", ", -1));
        return months.size() <= MAX_LISTED
                ? list
                : String.join(", ", months.subList(0, MAX_LISTED)) + " and " + (months.size() - MAX_LISTED) + " more";
    }

    private static boolean isOfSingleMonths(Selection selection) {
        return selection.isGroupedBy(MONTH) || selection.isGroupedBy(DAY);
    }

    private AnswerColumn count(String first, String last) {
        return AnswerColumn.count(
                COLUMN,
                COUNT.formatted(months("date_trunc('month', (" + first + ")::timestamp)", last), isNotReported()));
    }

    private static String months(String first, String last) {
        return "generate_series((" + first + ")::timestamp, (" + last
                + ")::timestamp, interval '1 month') AS g (month)";
    }

    private String isNotReported() {
        return IS_NOT_REPORTED.formatted(known);
    }

    private static List<AnswerColumn> with(List<AnswerColumn> columns, AnswerColumn more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    private static String literal(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
