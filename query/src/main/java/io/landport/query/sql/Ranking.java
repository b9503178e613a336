package io.landport.query.sql;

import io.landport.answer.Cell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * The rows of an answer with the greatest values, greatest first. Values that are never added, such as those of two currencies, have
 * separate rankings.
 *
 * @param rows maximum number of rows of each ranking
 * @param isOfPlaces whether rows are of crossings, and crossings without a place are left out
 * @param grouping key columns within a ranking; each value of the other key columns has its own ranking
 */
public record Ranking(long rows, boolean isOfPlaces, List<Dimension> grouping) {
    @Language("SQL")
    private static final String UNSPECIFIED = "(SELECT c.id FROM crossing AS c WHERE c.kind = 'unspecified')";

    private static final String POSITION = "\"position\"";

    public Ranking {
        grouping = List.copyOf(grouping);
    }

    /** The facts that are ranked. */
    SqlFragment of(SqlFragment facts) {
        return isOfPlaces ? facts.where("crossing NOT IN " + UNSPECIFIED) : facts;
    }

    /** Says what the ranking leaves out; empty if it leaves out nothing. */
    Optional<Notice> leftOut(SqlFragment facts) {
        if (!isOfPlaces) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                facts.where("crossing IN " + UNSPECIFIED)
                        .wrap(
                                "SELECT count(*), sum(value), currency"
                                        + " FROM (SELECT crossing, currency, sum(value) AS value, sum(lines) AS lines",
                                " GROUP BY crossing, currency) AS by_crossing"
                                        + " GROUP BY currency HAVING sum(lines) <> 0 ORDER BY currency"),
                unspecified -> "note: --top leaves out " + unspecified.getLong(1)
                        + " crossings without a place (kind unspecified), with a value of "
                        + Cell.of(unspecified.getBigDecimal(2)).format(0) + ' ' + unspecified.getString(3)
                        + "; select kinds to show with --crossing-kind"));
    }

    /**
     * The ranked rows.
     *
     * @param grouped SQL from FROM to HAVING
     */
    SqlFragment rank(SqlFragment grouped, List<AnswerColumn> columns) {
        List<String> within = grouping.stream().map(Dimension::column).toList();
        List<AnswerColumn> keys = columns.stream().filter(AnswerColumn::isKey).toList();
        List<AnswerColumn> separate =
                keys.stream().filter(key -> !within.contains(key.name())).toList();
        String value = columns.stream()
                .filter(column -> column.name().equals("value"))
                .map(AnswerColumn::expression)
                .findFirst()
                .orElseThrow();
        String partition =
                separate.isEmpty() ? "" : "PARTITION BY " + AnswerColumn.list(separate, AnswerColumn::order) + ' ';
        String position = "row_number() OVER (" + partition + "ORDER BY " + value + " DESC NULLS LAST, "
                + AnswerColumn.list(keys, AnswerColumn::order) + ") AS " + POSITION;
        Stream<String> orders = IntStream.range(0, separate.size())
                .mapToObj(index -> separate.get(index).order() + " AS order_" + index);
        String selected = Stream.of(columns.stream().map(AnswerColumn::selectItem), orders, Stream.of(position))
                .flatMap(items -> items)
                .collect(Collectors.joining(", "));
        String first = IntStream.range(0, separate.size())
                .mapToObj(index -> "order_" + index + ", ")
                .collect(Collectors.joining());
        return grouped.wrap(
                        "SELECT " + AnswerColumn.list(columns, AnswerColumn::quotedName) + " FROM (SELECT " + selected,
                        ") AS answer")
                .and(" WHERE " + POSITION + " <= ? ORDER BY " + first + POSITION, rows);
    }
}
