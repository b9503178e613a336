package io.landport.query.sql;

import io.landport.store.sql.Sql;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL of an answer: groups facts by the key columns, and sorts the groups by them.
 *
 * @param having SQL condition over the sums of a group that keeps it in the answer
 * @param condition SQL condition over the names of the columns that filters the computed rows
 */
record AnswerSql(SqlFragment facts, List<AnswerColumn> columns, String having, Optional<String> condition) {
    /** Keys that are compared one by one. */
    private static final int FEW_KEYS = 6;

    /** The facts in groups, without a select list. */
    SqlFragment group() {
        return facts.and(" GROUP BY " + AnswerColumn.list(keys(), AnswerColumn::grouped) + " HAVING " + having);
    }

    /** All rows by key. */
    SqlFragment sort() {
        return condition
                .map(rows -> group().wrap(
                                "SELECT * FROM (SELECT " + AnswerColumn.list(columns, AnswerColumn::selectItem),
                                ") AS answer WHERE " + rows + " ORDER BY " + places()))
                .orElseGet(() -> group().wrap(
                                "SELECT " + AnswerColumn.list(columns, AnswerColumn::expression),
                                " ORDER BY " + order()));
    }

    /**
     * Few texts are sorted by what rows are grouped by, so that many groups come from one sort. More are sorted as one text, in the order of
     * its parts: comparing a dozen columns takes several times as long. No code has the character that separates them; null is last.
     */
    private String order() {
        List<AnswerColumn> keys = keys();
        if (keys.size() < 2 || !keys.stream().allMatch(AnswerColumn::isSortedAsText)) {
            return AnswerColumn.list(keys, AnswerColumn::order);
        }
        return keys.size() <= FEW_KEYS
                ? AnswerColumn.list(keys, AnswerColumn::groupedOrder)
                : "concat_ws(chr(1), "
                        + AnswerColumn.list(keys, key -> "coalesce(" + key.order() + ", U&'\\+10FFFF')")
                        + ") COLLATE \"C\"";
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
        SqlFragment page = group().wrap(
                        "SELECT " + AnswerColumn.list(columns, AnswerColumn::quotedName)
                                + orders.stream()
                                        .map(order -> ", " + order + "::text")
                                        .collect(Collectors.joining())
                                + " FROM (SELECT " + AnswerColumn.list(columns, AnswerColumn::selectItem)
                                + sortExpressions(),
                        ") AS answer WHERE "
                                + condition.map(shown -> "(" + shown + ")").orElse("TRUE"));
        SqlFragment following = after.isEmpty()
                ? page
                : page.and(
                        " AND (" + sorted + ") > (" + String.join(", ", Collections.nCopies(after.size(), "?")) + ")",
                        after.stream().map(Sql.Untyped::new).toArray());
        return following.and(" ORDER BY " + sorted + " LIMIT ?", rows);
    }

    private List<AnswerColumn> keys() {
        return columns.stream().filter(AnswerColumn::isKey).toList();
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
