package io.landport.query.sql;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL of an answer: groups facts by the key columns, and sorts the groups by them.
 *
 * @param having SQL condition over the sums of a group that keeps it in the answer
 * @param condition SQL condition over the names of the columns that filters the computed rows
 */
record AnswerSql(Facts facts, List<AnswerColumn> columns, String having, Optional<String> condition) {

    /** The facts in groups, without a select list. */
    Facts grouped() {
        return facts.and(" GROUP BY " + listed(keys(), AnswerColumn::expression) + " HAVING " + having);
    }

    /** All rows by key. */
    Facts sorted() {
        Facts grouped = grouped();
        return new Facts(
                condition
                        .map(rows -> "SELECT * FROM (SELECT " + listed(columns, AnswerSql::named) + grouped.from()
                                + ") AS answer WHERE " + rows + " ORDER BY " + places())
                        .orElseGet(() -> "SELECT " + listed(columns, AnswerColumn::expression) + grouped.from()
                                + " ORDER BY " + listed(keys(), AnswerColumn::order)),
                grouped.parameters());
    }

    /**
     * Some rows by key, each followed by its sort key as texts.
     *
     * @param after sort key of the row before the first one; empty to begin with the first
     */
    SqlFragment page(List<String> after, long rows) {
        List<String> orders = IntStream.range(0, keys().size())
                .mapToObj(place -> "order_" + place)
                .toList();
        String sorted = String.join(", ", orders);
        Facts grouped = grouped();
        Facts page = new Facts(
                "SELECT " + listed(columns, AnswerSql::quoted)
                        + orders.stream().map(order -> ", " + order + "::text").collect(Collectors.joining())
                        + " FROM (SELECT " + listed(columns, AnswerSql::named) + sortExpressions() + grouped.from()
                        + ") AS answer WHERE "
                        + condition.map(shown -> "(" + shown + ")").orElse("TRUE"),
                grouped.parameters());
        Facts following = after.isEmpty()
                ? page
                : page.and(
                        " AND (" + sorted + ") > (" + String.join(", ", Collections.nCopies(after.size(), "?")) + ")",
                        after.stream().map(SortKey::new).toArray());
        Facts limited = following.and(" ORDER BY " + sorted + " LIMIT ?", rows);
        return new SqlFragment(limited.from(), limited.parameters());
    }

    private List<AnswerColumn> keys() {
        return columns.stream().filter(AnswerColumn::isKey).toList();
    }

    private static String listed(List<AnswerColumn> columns, Function<AnswerColumn, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String named(AnswerColumn column) {
        return column.expression() + " AS " + quoted(column);
    }

    private static String quoted(AnswerColumn column) {
        return '"' + column.name() + '"';
    }

    private String sortExpressions() {
        List<AnswerColumn> keys = keys();
        return IntStream.range(0, keys.size())
                .mapToObj(place -> ", " + keys.get(place).order() + " AS order_" + place)
                .collect(Collectors.joining());
    }

    /** Positions of the key columns in the select list. */
    private String places() {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).isKey())
                .mapToObj(index -> Integer.toString(index + 1))
                .collect(Collectors.joining(", "));
    }
}
