package io.landport.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Groups facts into parts: by the key of the answer's rows and by further columns. Rows of the answer are sums of parts.
 *
 * @param keys key columns of the answer: {@code key_0} of the parts, which is sorted by {@code order_0}, and so on
 * @param more further columns that parts are grouped by, as SQL select items
 * @param same SQL select items of columns that are constant within a part, unless rows are of windows
 */
record Parts(List<AnswerColumn> keys, List<String> more, List<String> same) {
    private static final List<String> OF_WINDOWS = List.of("min(first_day) AS first_day", "min(as_of) AS as_of");

    /** Selects the parts of facts, with the sums that the answer has. Parts of windows have the days of their window. */
    SqlFragment select(SqlFragment facts, List<AnswerColumn> columns, String having) {
        List<String> selected = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            selected.add(keys.get(place).expression() + " AS key_" + place);
            selected.add(keys.get(place).order() + " AS order_" + place);
        }
        int ofKeys = selected.size();
        selected.addAll(more);
        String grouping = Stream.concat(
                        keys.stream().map(AnswerColumn::grouped),
                        IntStream.rangeClosed(ofKeys + 1, selected.size()).mapToObj(Integer::toString))
                .collect(Collectors.joining(", "));
        boolean isOfWindows = keys.stream().anyMatch(key -> key.name().equals(Dimension.AS_OF.column()));
        selected.addAll(isOfWindows ? OF_WINDOWS : same);
        columns.stream()
                .filter(AnswerColumn::isFigure)
                .map(column -> column.expression() + " AS " + column.name())
                .forEach(selected::add);
        return facts.wrap("SELECT " + String.join(", ", selected), " GROUP BY " + grouping + having);
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
