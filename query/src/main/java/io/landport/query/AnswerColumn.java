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
record AnswerColumn(String name, String expression, String order, Role role) {
    /** How much of a hash tells files apart. */
    private static final int HASH_DIGITS = 12;

    /** What a column is for. */
    enum Role {
        /** Rows are told apart by it. */
        KEY,
        /** It is added up. */
        FIGURE,
        /** A number that says something of all of a row. */
        COUNT,
        /** It says something of the row's figures, or nothing. */
        REMARK,
        /** It says why a figure of the row is missing, or nothing. */
        REASON
    }

    /** Document lines and what they add up to, in the order of every answer. */
    static List<AnswerColumn> amounts() {
        return List.of(
                sum("lines"), sum("lines_without_weight"), sum("value"), of(Dimension.CURRENCY), sum("net_weight_kg"));
    }

    /** What rows are told apart by. */
    static AnswerColumn of(Dimension dimension) {
        return new AnswerColumn(dimension.column(), dimension.expression(), dimension.expression(), Role.KEY);
    }

    /** The window, of which the shortest comes first. */
    static AnswerColumn ofWindow() {
        String codes = Arrays.stream(Window.values()).map(Window::code).collect(Collectors.joining("', '"));
        return new AnswerColumn(
                "window", "time_window", "array_position(ARRAY['" + codes + "'], time_window)", Role.KEY);
    }

    /** The sum of a column of the store. */
    static AnswerColumn sum(String name) {
        return figure(name, "sum(" + name + ")");
    }

    /** A number of a row. */
    static AnswerColumn figure(String name, String expression) {
        return new AnswerColumn(name, expression, "", Role.FIGURE);
    }

    /** A number of a row that follows from all of it and is not added up. */
    static AnswerColumn count(String name, String expression) {
        return new AnswerColumn(name, expression, "", Role.COUNT);
    }

    /** What is to be said of a row's figures, null where nothing is. */
    static AnswerColumn remark(String name, String expression) {
        return new AnswerColumn(name, expression, "", Role.REMARK);
    }

    /** What people read for this column: a crossing also by its name, a hash by its first digits. */
    Stream<AnswerColumn> forPeople() {
        if (isOf(Dimension.CROSSING)) {
            String named = "(SELECT c.name FROM crossing AS c WHERE c.id = " + expression + ")";
            return Stream.of(this, remark(name + "_name", named));
        }
        if (isOf(Dimension.HASH)) {
            String digits = "left(" + expression + ", " + HASH_DIGITS + ")";
            return Stream.of(new AnswerColumn(name, digits, digits, role));
        }
        return Stream.of(this);
    }

    private boolean isOf(Dimension dimension) {
        return isKey() && name.equals(dimension.column());
    }

    boolean isKey() {
        return role == Role.KEY;
    }

    boolean isFigure() {
        return role == Role.FIGURE;
    }

    boolean isNumber() {
        return role == Role.FIGURE || role == Role.COUNT;
    }

    /** Why a figure of a row is missing, null where none is. */
    static AnswerColumn reason(String name, String expression) {
        return new AnswerColumn(name, expression, "", Role.REASON);
    }

    boolean isReason() {
        return role == Role.REASON;
    }

    /** The grouping's columns and after them these. */
    static List<AnswerColumn> after(List<Dimension> grouping, List<AnswerColumn> rest) {
        return Stream.concat(grouping.stream().map(AnswerColumn::of), rest.stream())
                .toList();
    }
}
