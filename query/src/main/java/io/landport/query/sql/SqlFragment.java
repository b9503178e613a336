package io.landport.query.sql;

import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SQL and its parameters: a query, a table expression, or the facts that a query is about, which are SQL from the FROM clause on, with
 * conditions. User input is always bound as a parameter, never part of the SQL.
 *
 * @param parameters those of {@link Sql}
 */
public record SqlFragment(String text, List<Object> parameters) {
    public SqlFragment {
        parameters = List.copyOf(parameters);
    }

    public static SqlFragment of(String text, Object... parameters) {
        return new SqlFragment(text, List.of(parameters));
    }

    /** All rows of a table or view, as facts. */
    public static SqlFragment from(String table) {
        return of(table).facts();
    }

    /** All rows of a table expression, as facts. */
    public SqlFragment facts() {
        return wrap(" FROM ", " WHERE TRUE");
    }

    /** Adds a condition to facts. */
    public SqlFragment where(String condition, Object... bound) {
        return and(" AND " + condition, bound);
    }

    /** Adds a condition to facts if its parameter is present. */
    public SqlFragment where(String condition, Optional<?> bound) {
        return bound.isEmpty() ? this : where(condition, bound.get());
    }

    /** Appends SQL. */
    SqlFragment and(String more, Object... bound) {
        return new SqlFragment(
                text + more,
                Stream.concat(parameters.stream(), Stream.of(bound)).toList());
    }

    /** Adds SQL without parameters before and after it. */
    public SqlFragment wrap(String before, String after) {
        return new SqlFragment(before + text + after, parameters);
    }

    /** Reads all rows of a query. */
    public <T> List<T> read(Connection connection, Sql.RowReader<T> reader) throws SQLException {
        return Sql.read(connection, text, reader, parameters.toArray());
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        return Sql.prepare(connection, text, parameters.toArray());
    }
}
