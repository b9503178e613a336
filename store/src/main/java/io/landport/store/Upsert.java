package io.landport.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rows of one table by their key, as arrays through {@code unnest}: of the ways that PostgreSQL offers the fastest
 * (docs/adr). A row that is there already with the same values is not written again. No key may occur twice in one call.
 */
final class Upsert {
    /** Rows in one statement; more do not make it faster. */
    static final int STATEMENT_ROWS = 1_000;

    private final List<Column> columns;
    private final String sql;

    Upsert(String table, List<Column> keys, List<Column> values) {
        columns = Stream.concat(keys.stream(), values.stream()).toList();
        sql = insert(table + " AS stored", columns) + " ON CONFLICT (" + names(keys, "") + ") DO UPDATE SET ("
                + names(values, "") + ") = ROW(" + names(values, "excluded.") + ") WHERE ROW("
                + names(values, "stored.")
                + ") IS DISTINCT FROM ROW(" + names(values, "excluded.") + ")";
    }

    /** The statement, with an array for each column; it may be a part of a larger one. */
    String sql() {
        return sql;
    }

    /** A statement that inserts rows from an array for each column. */
    static String insert(String table, List<Column> columns) {
        return "INSERT INTO " + table + " (" + names(columns, "") + ") SELECT * FROM unnest(" + parameters(columns)
                + ") AS given (" + names(columns, "") + ")";
    }

    /** A parameter for each column, an array of its type. */
    static String parameters(List<Column> columns) {
        return columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
    }

    /**
     * Writes the rows, each in the order of the columns.
     *
     * @return how many were new or different
     */
    int write(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        int written = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += STATEMENT_ROWS) {
                bind(connection, statement, columns, rows.subList(from, Math.min(from + STATEMENT_ROWS, rows.size())));
                written += statement.executeUpdate();
            }
        }
        return written;
    }

    /** Binds the cells of rows to such a statement. */
    static void bind(Connection connection, PreparedStatement statement, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        for (int column = 0; column < columns.size(); column++) {
            Object[] cells = new Object[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = rows.get(row)[column];
            }
            statement.setArray(
                    column + 1, connection.createArrayOf(columns.get(column).type(), cells));
        }
    }

    /** Columns as SQL lists them. */
    static String names(List<Column> columns, String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /** A column and its SQL type. */
    record Column(String name, String type) {
        /** Columns of one type. */
        static List<Column> of(String type, String... names) {
            List<Column> columns = new ArrayList<>();
            for (String name : names) {
                columns.add(new Column(name, type));
            }
            return columns;
        }
    }
}
