package io.landport.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** Executes statements with parameters: days, moments, numbers, texts, arrays of SQL, and lists of days, numbers or texts. */
public final class Sql {
    private Sql() {}

    /** Reads a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A text that is bound with the type of what it is compared with. */
    public record Untyped(String text) {}

    /** All rows of a query. */
    public static <T> List<T> read(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** Executes a statement without a result; returns how many rows it has changed. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** A statement with its parameters; the caller closes it. */
    public static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            Object parameter = parameters[index];
            if (parameter instanceof Untyped value) {
                statement.setObject(index + 1, value.text(), Types.OTHER);
            } else if (parameter instanceof List<?> values) {
                statement.setArray(index + 1, connection.createArrayOf(type(values), values.toArray()));
            } else {
                statement.setObject(index + 1, parameter);
            }
        }
        return statement;
    }

    /** The moment in a column, null if it has none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Whether a statement failed because a table does not exist: the store is not migrated. */
    public static boolean isOfMissingTable(SQLException failure) {
        return PSQLState.UNDEFINED_TABLE.getState().equals(failure.getSQLState());
    }

    private static String type(List<?> values) {
        Object first = values.isEmpty() ? "" : values.get(0);
        if (first instanceof LocalDate) {
            return "date";
        }
        return first instanceof Number ? "bigint" : "text";
    }
}
