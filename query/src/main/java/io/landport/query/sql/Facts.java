package io.landport.query.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of the store that a query is about.
 *
 * @param from SQL from the FROM clause on, with conditions
 * @param parameters of the SQL
 */
public record Facts(String from, List<Object> parameters) {
    public Facts {
        parameters = List.copyOf(parameters);
    }

    /** All rows of a table or view. */
    public static Facts of(String table) {
        return of(new SqlFragment(table, List.of()));
    }

    /** All rows of a table expression. */
    public static Facts of(SqlFragment table) {
        return new Facts(" FROM " + table.text() + " WHERE TRUE", table.parameters());
    }

    /** Adds a condition. */
    public Facts where(String condition, Object... bound) {
        return and(" AND " + condition, bound);
    }

    /** Appends SQL. */
    Facts and(String more, Object... bound) {
        return new Facts(
                from + more,
                Stream.concat(parameters.stream(), Stream.of(bound)).toList());
    }

    /** Adds a condition if its parameter is present. */
    public Facts where(String condition, Optional<?> bound) {
        return bound.isEmpty() ? this : where(condition, bound.get());
    }
}
