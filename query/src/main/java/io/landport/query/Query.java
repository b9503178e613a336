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
    private final Optional<Long> limit;
    private final Optional<String> isShown;

    private Query(
            Facts facts,
            List<AnswerColumn> columns,
            String isLeft,
            Optional<SqlFragment> mixedSources,
            Optional<Long> limit,
            Optional<String> isShown) {
        this.facts = facts;
        this.columns = List.copyOf(columns);
        this.isLeft = isLeft;
        this.mixedSources = mixedSources;
        this.limit = limit;
        this.isShown = isShown;
    }

    /**
     * A query for totals of documents' lines, in the currency that was chosen.
     *
     * @param grain what {@code day} of the facts is
     */
    static Query ofLines(Facts facts, List<AnswerColumn> columns, Selection selection, Grain grain) {
        return selection
                .reportingCurrency()
                .map(currency -> new Conversion(currency, grain))
                .map(conversion -> new Query(
                        conversion.converted(facts, columns),
                        conversion.columns(columns),
                        IS_LEFT,
                        mixedSources(facts, selection),
                        Optional.empty(),
                        Optional.empty()))
                .orElseGet(() -> ofLines(facts, columns, selection, IS_LEFT));
    }

    /**
     * A query for what is told of documents' lines, whose currencies are kept apart.
     *
     * @param isLeft SQL that says of a row's sums whether the row is in the answer
     */
    static Query ofLines(Facts facts, List<AnswerColumn> columns, Selection selection, String isLeft) {
        return new Query(facts, columns, isLeft, mixedSources(facts, selection), Optional.empty(), Optional.empty());
    }

    /**
     * A query for records counted.
     *
     * @param isLeft SQL that says of a row's sums whether the row is in the answer
     */
    static Query ofRecords(Facts facts, List<AnswerColumn> columns, String isLeft) {
        return new Query(facts, columns, isLeft, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with so many rows at most, if there is a limit. */
    Query limited(Optional<Long> rows) {
        return new Query(facts, columns, isLeft, mixedSources, rows, isShown);
    }

    /**
     * The same with fewer rows, which are left out once all have been added up: running totals count them.
     *
     * @param condition SQL over the names of the answer's columns
     */
    Query showing(String condition) {
        return new Query(facts, columns, isLeft, mixedSources, limit, Optional.of(condition));
    }

    List<AnswerColumn> columns() {
        return columns;
    }

    /** The answer's rows, a cell for each column. */
    SqlFragment rows() {
        String grouped = facts.from() + " GROUP BY " + keys() + " HAVING " + isLeft;
        Facts found = new Facts(
                isShown.isEmpty()
                        ? "SELECT " + expressions() + grouped + " ORDER BY " + order()
                        : "SELECT * FROM (SELECT " + namedExpressions() + grouped + ") AS answer WHERE " + isShown.get()
                                + " ORDER BY " + places(),
                facts.parameters());
        Facts shown = limit.isEmpty() ? found : found.and(" LIMIT ?", limit.get());
        return new SqlFragment(shown.from(), shown.parameters());
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
