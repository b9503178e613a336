package io.landport.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
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

    /**
     * @param keys the columns of the key as SQL declares them, such as {@code id text, day date}
     * @param values the other columns
     */
    public Upsert(String table, String keys, String values) {
        columns = Column.list(keys + ", " + values);
        List<Column> others = Column.list(values);
        sql = insert(table + " AS stored", columns) + " ON CONFLICT (" + names(Column.list(keys), "")
                + ") DO UPDATE SET (" + names(others, "") + ") = ROW(" + names(others, "excluded.") + ") WHERE ROW("
                + names(others, "stored.") + ") IS DISTINCT FROM ROW(" + names(others, "excluded.") + ")";
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
        return execute(connection, sql, columns, rows);
    }

    /**
     * Executes a statement that has an array parameter for each column, for some rows at a time.
     *
     * @return the sum of the update counts
     */
    public static int execute(Connection connection, String sql, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        int changed = 0;
        for (int from = 0; from < rows.size(); from += STATEMENT_ROWS) {
            List<Object[]> some = rows.subList(from, Math.min(from + STATEMENT_ROWS, rows.size()));
            changed += Sql.update(connection, sql, arrays(connection, columns, some));
        }
        return changed;
    }

    /** The cells of rows as parameters of a statement, an array for each column. */
    public static Object[] arrays(Connection connection, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        Object[] arrays = new Object[columns.size()];
        for (int column = 0; column < arrays.length; column++) {
            Object[] cells = new Object[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = rows.get(row)[column];
            }
            arrays[column] = connection.createArrayOf(columns.get(column).type(), cells);
        }
        return arrays;
    }

    /** Column names separated by commas. */
    static String names(List<Column> columns, String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /** A column and its SQL type. */
    public record Column(String name, String type) {
        /** @param columns as SQL declares them, such as {@code id text, day date} */
        public static List<Column> list(String columns) {
            return Stream.of(columns.split(", "))
                    .map(column -> column.split(" "))
                    .map(column -> new Column(column[0], column[1]))
                    .toList();
        }
    }
}
