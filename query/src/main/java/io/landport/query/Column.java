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
 * @param expression its SQL: numeric for a figure, else of type text
 * @param order the SQL that rows are sorted by; empty where they are not
 */
record Column(String name, String expression, String order, Role role) {
    /** What a column is for. */
    enum Role {
        /** Rows are told apart by it. */
        KEY,
        /** It is added up. */
        FIGURE,
        /** It says something of the row's figures, or nothing. */
        REMARK
    }

    /** Document lines and what they add up to, in the order of every answer. */
    static List<Column> amounts() {
        return List.of(
                sum("lines"), sum("lines_without_weight"), sum("value"), of(Dimension.CURRENCY), sum("net_weight_kg"));
    }

    /** What rows are told apart by. */
    static Column of(Dimension dimension) {
        return new Column(dimension.column(), dimension.expression(), dimension.expression(), Role.KEY);
    }

    /** The window, of which the shortest comes first. */
    static Column ofWindow() {
        String codes = Arrays.stream(Window.values()).map(Window::code).collect(Collectors.joining("', '"));
        return new Column("window", "time_window", "array_position(ARRAY['" + codes + "'], time_window)", Role.KEY);
    }

    /** The sum of a column of the store. */
    static Column sum(String name) {
        return figure(name, "sum(" + name + ")");
    }

    /** A number of a row. */
    static Column figure(String name, String expression) {
        return new Column(name, expression, "", Role.FIGURE);
    }

    /** What is to be said of a row's figures, null where nothing is. */
    static Column remark(String name, String expression) {
        return new Column(name, expression, "", Role.REMARK);
    }

    boolean isKey() {
        return role == Role.KEY;
    }

    boolean isFigure() {
        return role == Role.FIGURE;
    }

    /** The grouping's columns and after them these. */
    static List<Column> after(List<Dimension> grouping, List<Column> rest) {
        return Stream.concat(grouping.stream().map(Column::of), rest.stream()).toList();
    }
}
