package io.landport.answer;

import java.util.List;

/**
 * A column of an answer.
 *
 * @param name in the header; small letters and underscores
 * @param unit of numbers: {@code kg}, {@code %}, {@code 1} for counts and ratios, or the name of the column that has the unit of each
 *     row, such as {@code currency}; empty for texts
 * @param isKey whether it is part of the key of a row
 */
public record Column(String name, ColumnType type, String unit, boolean isKey) {
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a column must not be blank");
        }
        if (type.isNumber() == unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "column " + name + " must have a unit if it has numbers but has \"" + unit + '"');
        }
    }

    /** Whether its numbers mean nothing without those of a column, such as the currency. */
    boolean isMeasuredIn(String column) {
        return unit.equals(column) || unit.startsWith(column + '/');
    }

    /** The place of the column with a name; -1 if there is none. */
    public static int place(List<Column> columns, String name) {
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).name().equals(name)) {
                return place;
            }
        }
        return -1;
    }

    /** A key column of texts, days or months. */
    public static Column key(String name, ColumnType type) {
        return new Column(name, type, "", true);
    }

    /** A column of texts that is not part of the key. */
    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT, "", false);
    }

    /** A column of numbers. */
    public static Column number(String name, ColumnType type, String unit) {
        return new Column(name, type, unit, false);
    }
}
