package io.landport.query.sql;

import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.domain.text.TextLanguage;
import io.landport.domain.total.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of an answer.
 *
 * @param name in the header of the answer
 * @param expression SQL expression: numeric for numbers, else of type text
 * @param order SQL expression that rows are sorted by; empty if they are not sorted by this column
 * @param grouped SQL expression that rows are grouped by, of which the others are functions
 */
public record AnswerColumn(String name, String expression, String order, String grouped, ColumnRole role) {
    /** Digits of a hash that are enough to identify a file. */
    private static final int HASH_DIGITS = 12;

    /** By which values of imports are divided. Tables have no room for it; the notices of charts name it. */
    private static final String FACTOR = "cif_fob_factor";

    private static final List<String> DAYS = List.of("day", "first_day", "as_of", "received_day");

    public AnswerColumn(String name, String expression, String order, ColumnRole role) {
        this(name, expression, order, expression, role);
    }

    /** What a column is for. */
    public enum ColumnRole {
        /** Part of the key of a row. */
        KEY,
        /** A figure of the row; where values are converted, the sum of its parts. */
        FIGURE,
        /** A number derived from the whole row, also where values are converted. */
        COUNT,
        /** Text about the figures of the row; may be null. */
        REMARK,
        /** Why a figure of the row is missing; null if none is. */
        REASON
    }

    /** Numbers of document lines and their sums, in the order of every answer. */
    public static List<AnswerColumn> amounts() {
        return List.of(
                sum("lines"), sum("lines_without_weight"), sum("value"), of(Dimension.CURRENCY), sum("net_weight_kg"));
    }

    /** A key column. */
    public static AnswerColumn of(Dimension dimension) {
        return new AnswerColumn(
                dimension.column(),
                dimension.expression(),
                dimension.expression(),
                dimension.grouped(),
                ColumnRole.KEY);
    }

    /** The key column of the window; the shortest window is first. */
    public static AnswerColumn ofWindow() {
        String codes = Arrays.stream(Window.values()).map(Window::code).collect(Collectors.joining("', '"));
        return new AnswerColumn(
                "window", "time_window", "array_position(ARRAY['" + codes + "'], time_window)", ColumnRole.KEY);
    }

    /** The sum of a column of the store. */
    public static AnswerColumn sum(String name) {
        return figure(name, "sum(" + name + ")");
    }

    /** A figure of a row. */
    public static AnswerColumn figure(String name, String expression) {
        return new AnswerColumn(name, expression, "", ColumnRole.FIGURE);
    }

    /** A number derived from the whole row, which is not added up. */
    static AnswerColumn count(String name, String expression) {
        return new AnswerColumn(name, expression, "", ColumnRole.COUNT);
    }

    /** Text about the figures of a row; may be null. */
    public static AnswerColumn remark(String name, String expression) {
        return new AnswerColumn(name, expression, "", ColumnRole.REMARK);
    }

    /** The columns that replace this one in a table: a crossing with its name, a hash shortened to its first digits, nothing for a factor. */
    Stream<AnswerColumn> forTable() {
        if (isOf(Dimension.CROSSING)) {
            return withName(TextLanguage.EN);
        }
        if (name.equals(FACTOR)) {
            return Stream.empty();
        }
        if (isOf(Dimension.HASH)) {
            String digits = "left(" + expression + ", " + HASH_DIGITS + ")";
            return Stream.of(new AnswerColumn(name, digits, digits, role));
        }
        return Stream.of(this);
    }

    /** This column, and one with the names of its codes if they have names. */
    Stream<AnswerColumn> withName(TextLanguage language) {
        Optional<AnswerColumn> names = Names.of(name)
                .filter(known -> isKey())
                .map(known -> remark(name + "_name", known.expression(expression, language)));
        return Stream.concat(Stream.of(this), names.stream());
    }

    /** This column, and the coordinates of its codes if they are crossings. */
    Stream<AnswerColumn> withPlace() {
        return isOf(Dimension.CROSSING) ? Stream.of(this, ofPlace("latitude"), ofPlace("longitude")) : Stream.of(this);
    }

    private AnswerColumn ofPlace(String coordinate) {
        return remark(
                coordinate, "(SELECT n." + coordinate + "::text FROM crossing AS n WHERE n.id = " + expression + ")");
    }

    /** As it is in an answer. */
    public Column toColumn() {
        if (isNumber()) {
            Measure measure = Measure.of(name);
            return Column.number(name, measure.type(), measure.unit());
        }
        return isKey() ? Column.key(name, keyType()) : Column.text(name);
    }

    /** Whether it has numbers of which those of a whole are the sum of those of its parts. */
    public boolean isAdditive() {
        return isNumber() && Measure.isAdditive(name);
    }

    private ColumnType keyType() {
        if (DAYS.contains(name)) {
            return ColumnType.DAY;
        }
        return name.equals(Dimension.MONTH.column()) ? ColumnType.MONTH : ColumnType.TEXT;
    }

    private boolean isOf(Dimension dimension) {
        return isKey() && name.equals(dimension.column());
    }

    boolean isKey() {
        return role == ColumnRole.KEY;
    }

    /** Whether rows are sorted by the text that is shown. */
    boolean isSortedAsText() {
        return order.equals(expression);
    }

    /** What groups are sorted by, in the order of the text that is shown: a day or a text. */
    String groupedOrder() {
        return grouped.equals(expression) ? grouped + " COLLATE \"C\"" : grouped;
    }

    boolean isFigure() {
        return role == ColumnRole.FIGURE;
    }

    public boolean isNumber() {
        return role == ColumnRole.FIGURE || role == ColumnRole.COUNT;
    }

    /** Why a figure of a row is missing; null if none is. */
    public static AnswerColumn reason(String name, String expression) {
        return new AnswerColumn(name, expression, "", ColumnRole.REASON);
    }

    public boolean isReason() {
        return role == ColumnRole.REASON;
    }

    /** SQL expressions of columns, separated by commas. */
    static String list(List<AnswerColumn> columns, Function<AnswerColumn, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    String selectItem() {
        return expression + " AS " + quotedName();
    }

    String quotedName() {
        return '"' + name + '"';
    }

    /** The key columns of the grouping, followed by the other columns. */
    public static List<AnswerColumn> after(List<Dimension> grouping, List<AnswerColumn> rest) {
        return Stream.concat(grouping.stream().map(AnswerColumn::of), rest.stream())
                .toList();
    }
}
