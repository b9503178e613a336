package io.landport.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of an answer with the greatest values, greatest first. What is never added, such as two currencies, is ranked apart.
 *
 * @param rows how many of each currency
 * @param isOfPlaces whether rows are of crossings and those that name no place are left out
 */
record Ranking(long rows, boolean isOfPlaces) {
    private static final String UNSPECIFIED = "(SELECT c.id FROM crossing AS c WHERE c.kind = 'unspecified')";
    private static final String PLACE = "\"place\"";

    /** Facts of what is ranked. */
    Facts of(Facts facts) {
        return isOfPlaces ? facts.where("crossing NOT IN " + UNSPECIFIED) : facts;
    }

    /** What is left out of the ranking: number of crossings, their value and its currency; empty where nothing can be. */
    Optional<SqlFragment> leftOut(Facts facts) {
        if (!isOfPlaces) {
            return Optional.empty();
        }
        Facts unspecified = facts.where("crossing IN " + UNSPECIFIED)
                .and(" GROUP BY currency HAVING sum(lines) <> 0 ORDER BY currency");
        return Optional.of(new SqlFragment(
                "SELECT count(DISTINCT crossing), sum(value), currency" + unspecified.from(),
                unspecified.parameters()));
    }

    /**
     * The ranked rows.
     *
     * @param grouped SQL from FROM to HAVING
     * @param grouping what rows are told apart by; the other keys are ranked apart
     */
    Facts ranked(Facts grouped, List<AnswerColumn> columns, List<Dimension> grouping) {
        List<String> named = grouping.stream().map(Dimension::column).toList();
        List<AnswerColumn> apart = columns.stream()
                .filter(AnswerColumn::isKey)
                .filter(column -> !named.contains(column.name()))
                .toList();
        String value = columns.stream()
                .filter(column -> column.name().equals("value"))
                .map(AnswerColumn::expression)
                .findFirst()
                .orElseThrow();
        String order = columns.stream()
                .filter(AnswerColumn::isKey)
                .map(AnswerColumn::order)
                .collect(Collectors.joining(", "));
        String partition = apart.isEmpty()
                ? ""
                : "PARTITION BY " + apart.stream().map(AnswerColumn::order).collect(Collectors.joining(", ")) + ' ';
        String orders = IntStream.range(0, apart.size())
                .mapToObj(index -> apart.get(index).order() + " AS order_" + index + ", ")
                .collect(Collectors.joining());
        String first = IntStream.range(0, apart.size())
                .mapToObj(index -> "order_" + index + ", ")
                .collect(Collectors.joining());
        return new Facts(
                        "SELECT " + columns.stream().map(Ranking::quoted).collect(Collectors.joining(", "))
                                + " FROM (SELECT "
                                + columns.stream()
                                        .map(column -> column.expression() + " AS " + quoted(column) + ", ")
                                        .collect(Collectors.joining())
                                + orders + "row_number() OVER (" + partition + "ORDER BY " + value
                                + " DESC NULLS LAST, " + order + ") AS " + PLACE + grouped.from() + ") AS answer",
                        grouped.parameters())
                .and(" WHERE " + PLACE + " <= ? ORDER BY " + first + PLACE, rows);
    }

    private static String quoted(AnswerColumn column) {
        return '"' + column.name() + '"';
    }
}
