package io.landport.query;

import io.landport.domain.total.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of an answer.
 *
 * @param name in the answer's heading
 * @param expression its SQL: of type text where rows are told apart by it, numeric where it is summed up
 * @param order the SQL that rows are sorted by; empty where they are not
 * @param isSum whether it is summed up, and not what rows are told apart by
 */
record Column(String name, String expression, String order, boolean isSum) {
    /** Document lines and what they add up to, in the order of every answer. */
    static List<Column> amounts() {
        return List.of(
                sum("lines"), sum("lines_without_weight"), sum("value"), of(Dimension.CURRENCY), sum("net_weight_kg"));
    }

    /** What rows are told apart by. */
    static Column of(Dimension dimension) {
        return new Column(dimension.column(), dimension.expression(), dimension.expression(), false);
    }

    /** The window, of which the shortest comes first. */
    static Column ofWindow() {
        String codes = Arrays.stream(Window.values()).map(Window::code).collect(Collectors.joining("', '"));
        return new Column("window", "time_window", "array_position(ARRAY['" + codes + "'], time_window)", false);
    }

    /** The sum of a column of the store. */
    static Column sum(String name) {
        return figure(name, "sum(" + name + ")");
    }

    /** What an aggregate comes to. */
    static Column figure(String name, String expression) {
        return new Column(name, expression, "", true);
    }

    /** The grouping's columns and after them these. */
    static List<Column> after(List<Dimension> grouping, List<Column> rest) {
        return Stream.concat(grouping.stream().map(Column::of), rest.stream()).toList();
    }
}
