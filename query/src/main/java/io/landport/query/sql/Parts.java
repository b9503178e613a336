package io.landport.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups facts into parts: by the key of the answer's rows and by further columns. Rows of the answer are sums of parts.
 *
 * @param keys key columns of the answer: {@code key_0} of the parts, which is sorted by {@code order_0}, and so on
 * @param more further columns that parts are grouped by, as SQL select items
 * @param same SQL select items of columns that are constant within a part
 */
record Parts(List<AnswerColumn> keys, List<String> more, List<String> same) {

    /** SQL that selects the parts of facts, with the sums that the answer has. */
    String select(Facts facts, List<AnswerColumn> columns, String having) {
        List<String> selected = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            selected.add(keys.get(place).expression() + " AS key_" + place);
            selected.add(keys.get(place).order() + " AS order_" + place);
        }
        selected.addAll(more);
        String grouping = IntStream.rangeClosed(1, selected.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        selected.addAll(same);
        columns.stream()
                .filter(AnswerColumn::isFigure)
                .map(column -> column.expression() + " AS " + column.name())
                .forEach(selected::add);
        return "SELECT " + String.join(", ", selected) + facts.from() + " GROUP BY " + grouping + having;
    }

    /** The columns of the answer as expressions over parts. */
    static List<AnswerColumn> columns(List<AnswerColumn> columns) {
        List<AnswerColumn> ofParts = new ArrayList<>();
        int place = 0;
        for (AnswerColumn column : columns) {
            ofParts.add(
                    column.isKey()
                            ? new AnswerColumn(
                                    column.name(),
                                    "key_" + place,
                                    "min(order_" + place + ")",
                                    AnswerColumn.ColumnRole.KEY)
                            : column);
            place += column.isKey() ? 1 : 0;
        }
        return ofParts;
    }
}
