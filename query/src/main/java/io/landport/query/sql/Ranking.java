package io.landport.query.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intellij.lang.annotations.Language;

/**
 * The rows of an answer with the greatest values, greatest first. Values that are never added, such as those of two currencies, have
 * separate rankings.
 *
 * @param rows maximum number of rows of each ranking
 * @param isOfPlaces whether rows are of crossings, and crossings without a place are left out
 */
public record Ranking(long rows, boolean isOfPlaces) {
    @Language("SQL")
    private static final String UNSPECIFIED = "(SELECT c.id FROM crossing AS c WHERE c.kind = 'unspecified')";

    private static final String POSITION = "\"position\"";

    /** The facts that are ranked. */
    Facts of(Facts facts) {
        return isOfPlaces ? facts.where("crossing NOT IN " + UNSPECIFIED) : facts;
    }

    /** Selects what the ranking leaves out: number of crossings, value and currency; empty if it leaves out nothing. */
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
     * @param grouping key columns within a ranking; each value of the other key columns has its own ranking
     */
    Facts ranked(Facts grouped, List<AnswerColumn> columns, List<Dimension> grouping) {
        List<String> named = grouping.stream().map(Dimension::column).toList();
        List<AnswerColumn> separate = columns.stream()
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
        String partition = separate.isEmpty()
                ? ""
                : "PARTITION BY " + separate.stream().map(AnswerColumn::order).collect(Collectors.joining(", ")) + ' ';
        String orders = IntStream.range(0, separate.size())
                .mapToObj(index -> separate.get(index).order() + " AS order_" + index + ", ")
                .collect(Collectors.joining());
        String first = IntStream.range(0, separate.size())
                .mapToObj(index -> "order_" + index + ", ")
                .collect(Collectors.joining());
        return new Facts(
                        "SELECT " + columns.stream().map(Ranking::quoted).collect(Collectors.joining(", "))
                                + " FROM (SELECT "
                                + columns.stream()
                                        .map(column -> column.expression() + " AS " + quoted(column) + ", ")
                                        .collect(Collectors.joining())
                                + orders + "row_number() OVER (" + partition + "ORDER BY " + value
                                + " DESC NULLS LAST, " + order + ") AS " + POSITION + grouped.from() + ") AS answer",
                        grouped.parameters())
                .and(" WHERE " + POSITION + " <= ? ORDER BY " + first + POSITION, rows);
    }

    private static String quoted(AnswerColumn column) {
        return '"' + column.name() + '"';
    }
}
