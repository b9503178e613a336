package io.landport.query.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SQL and its parameters: a query, a table expression, or the facts that a query is about, which are SQL from the FROM clause on, with
 * conditions. User input is always bound as a parameter, never part of the SQL.
 *
 * @param parameters days, moments, numbers, lists of days, numbers or texts, and sort keys
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
    public <T> List<T> read(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int index = 0; index < parameters.size(); index++) {
            bind(connection, statement, index + 1, parameters.get(index));
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int place, Object parameter)
            throws SQLException {
        if (parameter instanceof SortKey key) {
            // Of the type of the column that it is compared with.
            statement.setObject(place, key.text(), Types.OTHER);
        } else if (parameter instanceof List<?> values) {
            statement.setArray(place, connection.createArrayOf(type(values), values.toArray()));
        } else {
            statement.setObject(place, parameter);
        }
    }

    private static String type(List<?> values) {
        Object first = values.isEmpty() ? "" : values.get(0);
        if (first instanceof LocalDate) {
            return "date";
        }
        return first instanceof Number ? "bigint" : "text";
    }
}
