package io.landport.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question put to the store. The answer has a row for each combination of what its rows are told apart by, in this order,
 * without those that nothing is left of.
 */
public final class Query {
    private static final String IS_LEFT = "sum(lines) <> 0";

    private final Facts facts;
    private final List<AnswerColumn> columns;
    private final String isLeft;
    private final Optional<SqlFragment> mixedSources;
    private final Optional<SqlFragment> missingMonths;
    private final Shown shown;

    private Query(
            Facts facts,
            List<AnswerColumn> columns,
            String isLeft,
            Optional<SqlFragment> mixedSources,
            Optional<SqlFragment> missingMonths,
            Shown shown) {
        this.facts = facts;
        this.columns = List.copyOf(columns);
        this.isLeft = isLeft;
        this.mixedSources = mixedSources;
        this.missingMonths = missingMonths;
        this.shown = shown;
    }

    /** Which rows are shown of all that were added up. */
    private record Shown(Optional<Long> limit, Optional<String> condition, Optional<Ranked> ranked) {
        static final Shown ALL = new Shown(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Ranked(Ranking ranking, List<Dimension> grouping, Optional<SqlFragment> leftOut) {}

    /**
     * A query for totals of documents' lines, in the currency that was chosen.
     *
     * @param grain what {@code day} of the facts is
     * @param ranking of the rows, if there is one
     */
    static Query ofLines(
            Facts facts, List<AnswerColumn> columns, Selection selection, Grain grain, Optional<Ranking> ranking) {
        Facts ranked = ranking.map(asked -> asked.of(facts)).orElse(facts);
        Query all = selection
                .reportingCurrency()
                .map(currency -> converted(ranked, columns, selection, new Conversion(currency, grain)))
                .orElseGet(() -> kept(ranked, columns, selection));
        return ranking.map(asked -> all.showing(new Shown(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Ranked(asked, selection.grouping(), asked.leftOut(facts))))))
                .orElse(all);
    }

    private static Query converted(
            Facts facts, List<AnswerColumn> columns, Selection selection, Conversion conversion) {
        return new Query(
                conversion.converted(facts, columns),
                conversion.columns(columns),
                IS_LEFT,
                mixedSources(facts, selection),
                Optional.empty(),
                Shown.ALL);
    }

    /** Currencies are kept apart. What counts the sources of a row does so of one part for each. */
    private static Query kept(Facts facts, List<AnswerColumn> columns, Selection selection) {
        if (columns.stream().noneMatch(column -> column.name().equals(MissingMonths.COLUMN))) {
            return ofLines(facts, columns, selection, IS_LEFT);
        }
        boolean isOfWindows = columns.stream().anyMatch(column -> column.name().equals(Dimension.AS_OF.column()));
        Parts parts = new Parts(
                columns.stream().filter(AnswerColumn::isKey).toList(),
                List.of("source"),
                isOfWindows
                        ? List.of("min(first_day) AS first_day", "min(as_of) AS as_of")
                        : List.of("min(day) AS day"));
        return new Query(
                new Facts(" FROM (" + parts.select(facts, columns, "") + ") AS parts WHERE TRUE", facts.parameters()),
                Parts.columns(columns),
                IS_LEFT,
                mixedSources(facts, selection),
                Optional.empty(),
                Shown.ALL);
    }

    /**
     * A query for what is told of documents' lines, whose currencies are kept apart.
     *
     * @param isLeft SQL that says of a row's sums whether the row is in the answer
     */
    static Query ofLines(Facts facts, List<AnswerColumn> columns, Selection selection, String isLeft) {
        return new Query(facts, columns, isLeft, mixedSources(facts, selection), Optional.empty(), Shown.ALL);
    }

    /**
     * A query for records counted.
     *
     * @param isLeft SQL that says of a row's sums whether the row is in the answer
     */
    static Query ofRecords(Facts facts, List<AnswerColumn> columns, String isLeft) {
        return new Query(facts, columns, isLeft, Optional.empty(), Optional.empty(), Shown.ALL);
    }

    /** The same with so many rows at most, if there is a limit. */
    Query limited(Optional<Long> rows) {
        return showing(new Shown(rows, shown.condition, shown.ranked));
    }

    /**
     * The same with fewer rows, which are left out once all have been added up: running totals count them.
     *
     * @param condition SQL over the names of the answer's columns
     */
    Query showing(String condition) {
        return showing(new Shown(shown.limit, Optional.of(condition), shown.ranked));
    }

    /** The same for people: names beside the codes of crossings, and hashes that fit a line. */
    Query forPeople() {
        return new Query(
                facts,
                columns.stream().flatMap(AnswerColumn::forPeople).toList(),
                isLeft,
                mixedSources,
                missingMonths,
                shown);
    }

    private Query showing(Shown rows) {
        return new Query(facts, columns, isLeft, mixedSources, missingMonths, rows);
    }

    List<AnswerColumn> columns() {
        return columns;
    }

    /** The answer's rows, a cell for each column. */
    SqlFragment rows() {
        Facts grouped = facts.and(" GROUP BY " + keys() + " HAVING " + isLeft);
        Facts ordered = shown.ranked
                .map(ranked -> ranked.ranking.ranked(grouped, columns, ranked.grouping))
                .orElseGet(() -> ordered(grouped));
        Facts limited = shown.limit.map(rows -> ordered.and(" LIMIT ?", rows)).orElse(ordered);
        return new SqlFragment(limited.from(), limited.parameters());
    }

    private Facts ordered(Facts grouped) {
        return new Facts(
                shown.condition
                        .map(condition -> "SELECT * FROM (SELECT " + namedExpressions() + grouped.from()
                                + ") AS answer WHERE " + condition + " ORDER BY " + places())
                        .orElseGet(() -> "SELECT " + expressions() + grouped.from() + " ORDER BY " + order()),
                grouped.parameters());
    }

    /** What a ranking leaves out: number of crossings, value and currency. */
    Optional<SqlFragment> leftOut() {
        return shown.ranked.flatMap(Ranked::leftOut);
    }

    /** The same with a question which months its sources did not report, whose answer is told beside. */
    Query lacking(Optional<SqlFragment> months) {
        return new Query(facts, columns, isLeft, mixedSources, months, shown);
    }

    /** Which months sources did not report: source and months; empty if rows say so, or are of single months. */
    Optional<SqlFragment> missingMonths() {
        return missingMonths;
    }

    /** Reporters of whom several sources are added up in one row, each with these sources; empty if that cannot be. */
    Optional<SqlFragment> mixedSources() {
        return mixedSources;
    }

    private static Optional<SqlFragment> mixedSources(Facts facts, Selection selection) {
        if (selection.isOfChosenSources()) {
            return Optional.empty();
        }
        String channel = selection.isGroupedBy(Dimension.CHANNEL) ? ", channel" : "";
        return Optional.of(new SqlFragment(
                "SELECT DISTINCT reporter, string_agg(DISTINCT source, ', ' ORDER BY source)"
                        + " FROM (SELECT reporter, source" + channel + facts.from() + " GROUP BY reporter, source"
                        + channel + " HAVING sum(lines) <> 0) AS left_of GROUP BY reporter" + channel
                        + " HAVING count(DISTINCT source) > 1 ORDER BY 1, 2",
                facts.parameters()));
    }

    private String expressions() {
        return columns.stream().map(AnswerColumn::expression).collect(Collectors.joining(", "));
    }

    private String namedExpressions() {
        return columns.stream()
                .map(column -> column.expression() + " AS " + column.name())
                .collect(Collectors.joining(", "));
    }

    /** Of the columns that rows are told apart by, as SQL counts them. */
    private String places() {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).isKey())
                .mapToObj(index -> Integer.toString(index + 1))
                .collect(Collectors.joining(", "));
    }

    private String keys() {
        return columns.stream()
                .filter(AnswerColumn::isKey)
                .map(AnswerColumn::expression)
                .collect(Collectors.joining(", "));
    }

    private String order() {
        return columns.stream()
                .filter(AnswerColumn::isKey)
                .map(AnswerColumn::order)
                .collect(Collectors.joining(", "));
    }
}
