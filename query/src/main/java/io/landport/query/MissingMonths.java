package io.landport.query;

import static io.landport.query.Dimension.DAY;
import static io.landport.query.Dimension.MONTH;
import static io.landport.query.Dimension.YEAR;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The months that a sum over several months lacks, because a source reported nothing of them.
 *
 * @param from the first month that was asked for
 * @param to the last
 * @param today SQL of the day on which figures are known
 * @param known SQL that says of a reported month {@code r} and a month {@code g} whether it was known; begins with AND, or empty
 */
record MissingMonths(Optional<YearMonth> from, Optional<YearMonth> to, String today, String known) {
    static final String COLUMN = "months_missing";

    private static final String TODAY = "(now() AT TIME ZONE 'UTC')::date";

    /** As figures are known, now or at the end of a received day. */
    static MissingMonths between(Optional<YearMonth> from, Optional<YearMonth> to, Optional<LocalDate> knownOn) {
        return new MissingMonths(
                from,
                to,
                knownOn.map(MissingMonths::literal).orElse(TODAY),
                knownOn.map(day -> " AND r.received_day <= " + literal(day)).orElse(""));
    }

    /** As each month was known so many days after its end. */
    static MissingMonths after(int days, Optional<YearMonth> from, Optional<YearMonth> to) {
        return new MissingMonths(
                from,
                to,
                "(" + TODAY + " - " + days + ")",
                " AND r.received_day < (g.month + interval '1 month')::date + " + days);
    }

    /** The columns of an answer whose rows are of windows, and how many of their months each source did not report. */
    static List<AnswerColumn> ofWindows(List<AnswerColumn> columns, Optional<LocalDate> knownOn) {
        MissingMonths any = between(Optional.empty(), Optional.empty(), knownOn);
        return with(columns, any.count("min(first_day)", "min(as_of)"));
    }

    /** The columns of an answer, and how many months its rows lack where they are of years. */
    List<AnswerColumn> of(List<AnswerColumn> columns, Selection selection) {
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

    /** Which months sources of an answer did not report, where its rows are not of years: source and months. */
    Optional<SqlFragment> notice(Facts facts, Selection selection) {
        if (selection.isGroupedBy(YEAR) || isOfSingleMonths(selection)) {
            return Optional.empty();
        }
        String first = from.map(month -> literal(month.atDay(1))).orElse("silent.first");
        String last = to.map(month -> "least(" + literal(month.atDay(1)) + ", date_trunc('month', " + today
                        + "::timestamp) - interval '1 month')")
                .orElse("silent.last");
        return Optional.of(new SqlFragment(
                "SELECT silent.source, string_agg(to_char(g.month, 'YYYY-MM'), ', ' ORDER BY g.month)"
                        + " FROM (SELECT source, min(month) AS first, max(month) AS last FROM reported_month AS r WHERE TRUE"
                        + known.replace("g.month", "r.month") + " GROUP BY source) AS silent CROSS JOIN LATERAL "
                        + months(first, last) + " WHERE " + isNotReported("silent.source") + " AND EXISTS (SELECT"
                        + facts.from()
                        + " AND source = silent.source AND lines <> 0) GROUP BY silent.source ORDER BY silent.source",
                facts.parameters()));
    }

    private static boolean isOfSingleMonths(Selection selection) {
        return selection.isGroupedBy(MONTH) || selection.isGroupedBy(DAY);
    }

    private AnswerColumn count(String first, String last) {
        return AnswerColumn.count(
                COLUMN,
                "(SELECT count(*) FROM unnest(array_agg(DISTINCT source)) AS silent (source) CROSS JOIN LATERAL "
                        + months("date_trunc('month', (" + first + ")::timestamp)", last) + " WHERE "
                        + isNotReported("silent.source") + ")");
    }

    private static String months(String first, String last) {
        return "generate_series((" + first + ")::timestamp, (" + last
                + ")::timestamp, interval '1 month') AS g (month)";
    }

    private String isNotReported(String source) {
        return "NOT EXISTS (SELECT FROM reported_month AS r WHERE r.source = " + source + " AND r.month = g.month::date"
                + known + ")";
    }

    private static List<AnswerColumn> with(List<AnswerColumn> columns, AnswerColumn more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    private static String literal(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
