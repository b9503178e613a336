package io.landport.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Upserts rows of one table by their key. Rows are sent as one array per column and expanded with {@code unnest}, the fastest way that
 * PostgreSQL offers (docs/adr/0007-sink.md). A stored row with the same values is not written again. No key may occur twice in one call.
 * For rows that several processes may write at the same time; {@link Merge} is faster for the others.
 *
 * <p>The statement is assembled from the columns: one text serves a dozen tables.
 */
public final class Upsert {
    /** Rows of one statement; with more it does not become faster. */
    public static final int STATEMENT_ROWS = 1_000;

    private final List<Column> columns;
    private final String sql;

    public Upsert(String table, List<Column> keys, List<Column> values) {
        columns = Stream.concat(keys.stream(), values.stream()).toList();
        sql = insert(table + " AS stored", columns) + " ON CONFLICT (" + names(keys, "") + ") DO UPDATE SET ("
                + names(values, "") + ") = ROW(" + names(values, "excluded.") + ") WHERE ROW("
                + names(values, "stored.")
                + ") IS DISTINCT FROM ROW(" + names(values, "excluded.") + ")";
    }

    /** A statement that inserts rows, with an array parameter for each column. */
    public static String insert(String table, List<Column> columns) {
        return "INSERT INTO " + table + " (" + names(columns, "") + ") SELECT * FROM unnest(" + parameters(columns)
                + ") AS given (" + names(columns, "") + ")";
    }

    /** An array parameter for each column. */
    public static String parameters(List<Column> columns) {
        return columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
    }

    /**
     * Upserts the rows, whose cells are in the order of the columns.
     *
     * @return how many were inserted or changed
     */
    public int write(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        int written = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object[]> some : statements(rows)) {
                bind(connection, statement, columns, some);
                written += statement.executeUpdate();
            }
        }
        return written;
    }

    /** The rows, divided among statements. */
    static List<List<Object[]>> statements(List<Object[]> rows) {
        List<List<Object[]>> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += STATEMENT_ROWS) {
            statements.add(rows.subList(from, Math.min(from + STATEMENT_ROWS, rows.size())));
        }
        return statements;
    }

    /** Binds the cells of rows to the array parameters of a statement. */
    public static void bind(
            Connection connection, PreparedStatement statement, List<Column> columns, List<Object[]> rows)
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

    /** Column names separated by commas. */
    static String names(List<Column> columns, String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /** A column and its SQL type. */
    public record Column(String name, String type) {
        /** Columns of one type. */
        public static List<Column> of(String type, String... names) {
            List<Column> columns = new ArrayList<>();
            for (String name : names) {
                columns.add(new Column(name, type));
            }
            return columns;
        }
    }
}
