package io.landport.store.sql;

import static io.landport.store.sql.Upsert.names;

import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;

/**
 * Writes rows of a table whose rows have one writer at a time: the member of the consumer group that has their partition. Another that
 * inserts the same row violates the primary key instead of waiting. In return a row takes a third less write-ahead log than with {@link
 * Upsert}, which locks each row before it updates it (docs/adr/0033-merged-rows.md). A stored row with the same values is not written
 * again. No key may occur twice in one call.
 *
 * <p>Rows are written in the order of their keys, which saves a sixth of the processor time.
 */
public final class Merge {
    /**
     * Leaves the planner nothing but a nested loop over an index. A plan that was made and cached while a table was nearly
     * empty would otherwise read all of the table, also when it has grown.
     */
    @Language("SQL")
    private static final String SEARCH_KEYS = """
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_bitmapscan = off;
            SET LOCAL enable_material = off;
            SET LOCAL enable_hashjoin = off;
            SET LOCAL enable_mergejoin = off""";

    private static final int NOT_BY_YEAR = -1;

    private final String table;
    private final List<Column> keys;
    private final List<Column> values;
    private final List<Column> columns;
    private final int dayColumn;
    private final RowOrder order;

    private Merge(String table, String keys, String values, int dayColumn) {
        this.table = table;
        this.keys = Column.list(keys);
        this.values = Column.list(values);
        this.columns = Column.list(keys + ", " + values);
        this.dayColumn = dayColumn;
        this.order = new RowOrder(this.keys.size());
    }

    /**
     * Writes to a table without partitions.
     *
     * @param keys the columns of the key as SQL declares them, such as {@code id text, day date}
     * @param values the other columns
     */
    public static Merge into(String table, String keys, String values) {
        return new Merge(table, keys, values, NOT_BY_YEAR);
    }

    /**
     * Writes to a table that is partitioned by year.
     *
     * @param day the key column with the date that decides on the year
     */
    public static Merge intoYears(String table, String keys, String values, String day) {
        List<String> names = Column.list(keys).stream().map(Column::name).toList();
        return new Merge(table, keys, values, names.indexOf(day));
    }

    /** Makes the rest of the transaction search rows by their keys. Must be called before {@link #write}. */
    public static void searchKeys(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SEARCH_KEYS);
        }
    }

    /**
     * Inserts or updates the rows, whose cells are in the order of the columns.
     *
     * @return how many were inserted or changed
     */
    public int write(Connection connection, List<Object[]> rows) throws SQLException {
        if (dayColumn == NOT_BY_YEAR) {
            return write(connection, sql(""), rows);
        }
        Map<Integer, List<Object[]>> years = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> ((LocalDate) row[dayColumn]).getYear(), TreeMap::new, Collectors.toList()));
        int written = 0;
        for (Map.Entry<Integer, List<Object[]>> year : years.entrySet()) {
            written += write(connection, sql(year.getKey()), year.getValue());
        }
        return written;
    }

    /**
     * The statement for the rows of one year. The year is part of its text: the plan then has one partition, where a parameter would make
     * each execution lock and check all of them.
     */
    String sql(int year) {
        String day = columns.get(dayColumn).name();
        return sql(" AND stored." + day + " BETWEEN '" + LocalDate.of(year, 1, 1) + "' AND '"
                + LocalDate.of(year, 12, 31) + "'");
    }

    private String sql(String condition) {
        String match = keys.stream()
                .map(key -> "stored." + key.name() + " = given." + key.name())
                .collect(Collectors.joining(" AND "));
        return "MERGE INTO " + table + " AS stored USING unnest(" + Upsert.parameters(columns) + ") AS given ("
                + names(columns, "") + ") ON " + match + condition
                + " WHEN MATCHED AND ROW(" + names(values, "stored.") + ") IS DISTINCT FROM ROW("
                + names(values, "given.")
                + ") THEN UPDATE SET (" + names(values, "") + ") = ROW(" + names(values, "given.")
                + ") WHEN NOT MATCHED THEN INSERT (" + names(columns, "") + ") VALUES (" + names(columns, "given.")
                + ")";
    }

    private int write(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        List<Object[]> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return Upsert.execute(connection, sql, columns, sorted);
    }
}
