package io.landport.terminal;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * By which column a table is sorted.
 *
 * @param column from 0
 * @param isReversed whether text begins with the last and numbers with the smallest
 */
public record Ordering(int column, boolean isReversed) {
    public Ordering {
        if (column < 0) {
            throw new IllegalArgumentException("column must be from 0 but is " + column);
        }
    }

    /** Numbers with the largest first, then text in ascending order. */
    Comparator<Table.Row> rows() {
        Comparator<Table.Row> order = Comparator.comparing(row -> row.cells().get(column), Ordering::compare);
        return isReversed ? order.reversed() : order;
    }

    private static int compare(TableCell one, TableCell other) {
        BigDecimal first = one.number();
        BigDecimal second = other.number();
        if (first != null && second != null) {
            return second.compareTo(first);
        }
        if (first == null && second == null) {
            return one.text().compareTo(other.text());
        }
        return first == null ? 1 : -1;
    }
}
