package io.landport.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of the store that a query is about.
 *
 * @param from SQL's FROM clause with its conditions
 * @param parameters what is bound to it
 */
record Facts(String from, List<Object> parameters) {
    Facts {
        parameters = List.copyOf(parameters);
    }

    /** All rows of a table, view or subquery. */
    static Facts of(String table, Object... bound) {
        return new Facts(" FROM " + table + " WHERE TRUE", List.of(bound));
    }

    /** Those of them for which a condition holds. */
    Facts where(String condition, Object... bound) {
        return new Facts(
                from + " AND " + condition,
                Stream.concat(parameters.stream(), Stream.of(bound)).toList());
    }

    /** Those for which a condition holds, if there is something to compare with. */
    Facts where(String condition, Optional<?> bound) {
        return bound.isEmpty() ? this : where(condition, bound.get());
    }
}
