package io.landport.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Facts added up to parts of an answer's rows: by what tells the rows apart, and by more. The rows are added up from the parts.
 *
 * @param keys what tells the rows apart: column {@code key_0} of the parts, which {@code order_0} sorts, and so on
 * @param more columns that tell the parts of a row apart, as SQL declares them
 * @param same SQL of columns that are the same for all facts of a part
 */
record Parts(List<AnswerColumn> keys, List<String> more, List<String> same) {

    /** SQL that selects the parts of facts, with the columns of the answer that are added up. */
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

    /** The columns of the answer, of its parts. */
    static List<AnswerColumn> columns(List<AnswerColumn> columns) {
        List<AnswerColumn> ofParts = new ArrayList<>();
        int place = 0;
        for (AnswerColumn column : columns) {
            ofParts.add(
                    column.isKey()
                            ? new AnswerColumn(
                                    column.name(), "key_" + place, "min(order_" + place + ")", AnswerColumn.Role.KEY)
                            : column);
            place += column.isKey() ? 1 : 0;
        }
        return ofParts;
    }
}
