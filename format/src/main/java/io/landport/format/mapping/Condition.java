package io.landport.format.mapping;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A condition on a column of a row.
 *
 * @param minus columns that are subtracted from it, for a condition on the difference
 * @param test of its text, which is empty if the cell is missing
 */
public record Condition(ColumnName column, List<ColumnName> minus, Predicate<String> test) {
    public Condition {
        minus = List.copyOf(minus);
    }

    Stream<ColumnName> columns() {
        return Stream.concat(Stream.of(column), minus.stream());
    }
}
