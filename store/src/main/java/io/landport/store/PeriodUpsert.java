package io.landport.store;

import static io.landport.store.TotalColumns.joined;
import static io.landport.store.Upsert.names;

import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows of days by their key, and adds to the rows of their months by how much they differ from what stood there, and to
 * the sums over several series by how much the months do: a row that is written again with the same amounts adds nothing. No
 * key may occur twice in one call.
 *
 * <p>Days of one month may be written by several processes, so all rows are one statement which takes the months in the
 * order of their key, and then the sums in that of theirs: two writers never wait for each other in a circle.
 */
final class PeriodUpsert {
    private static final Column SERIES = new Column("series", "integer");
    private static final Column DAY = new Column("day", "date");
    private static final Column MONTH = new Column("month", "date");

    private final List<Column> columns;
    private final String sql;

    private PeriodUpsert(List<Column> columns, String sql) {
        this.columns = columns;
        this.sql = sql;
    }

    /**
     * Days and their months.
     *
     * @param rest of the key, behind series and day or month
     * @param amounts that are added up
     */
    static PeriodUpsert months(String dailyTable, String monthlyTable, List<Column> rest, List<Column> amounts) {
        List<Column> dailyKey = joined(List.of(SERIES, DAY), rest);
        List<Column> monthlyKey = joined(List.of(SERIES, MONTH), rest);
        return new PeriodUpsert(
                joined(dailyKey, amounts),
                "WITH written AS (" + written(dailyTable, dailyKey, rest, amounts) + ") "
                        + added(monthlyTable, monthlyKey, amounts, "written"));
    }

    /**
     * Days, their months, and the months of several series added up.
     *
     * @param sumsTable with a row for each month and combination of {@code dimensions}
     * @param dimensions columns of the table {@code series}
     * @param amounts that are added up
     */
    static PeriodUpsert monthsAndSums(
            String dailyTable, String monthlyTable, String sumsTable, List<Column> dimensions, List<Column> amounts) {
        List<Column> dailyKey = List.of(SERIES, DAY);
        List<Column> monthlyKey = List.of(SERIES, MONTH);
        return new PeriodUpsert(
                joined(dailyKey, amounts),
                "WITH written AS (" + written(dailyTable, dailyKey, List.of(), amounts) + "), months AS ("
                        + added(monthlyTable, monthlyKey, amounts, "written")
                        + " RETURNING new.month, new.series, " + differences(amounts) + ") "
                        + added(
                                sumsTable,
                                joined(dimensions, List.of(MONTH)),
                                amounts,
                                "months JOIN series ON series.id = months.series"));
    }

    /** Writes the rows, each in the order of series, day, rest of the key, and amounts. */
    void write(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Upsert.bind(connection, statement, columns, rows);
            statement.executeUpdate();
        }
    }

    /** Writes days, and tells by how much each differs now. */
    private static String written(String table, List<Column> key, List<Column> rest, List<Column> amounts) {
        return new Upsert(table, key, amounts).sql()
                + " RETURNING date_trunc('month', new.day::timestamp)::date AS month, "
                + each(joined(List.of(SERIES), rest), "new.%s") + ", " + differences(amounts);
    }

    /** Adds up by the key what {@code from} has, and that to the rows of the table. */
    private static String added(String table, List<Column> keyColumns, List<Column> amounts, String from) {
        String key = names(keyColumns, "");
        return "INSERT INTO " + table + " AS stored (" + key + ", " + names(amounts, "") + ") SELECT " + key + ", "
                + each(amounts, "sum(%s)") + " FROM " + from + " GROUP BY " + key
                + " HAVING ROW(" + each(amounts, "sum(%s)") + ") <> ROW(" + each(amounts, "0") + ") ORDER BY " + key
                + " ON CONFLICT (" + key + ") DO UPDATE SET (" + names(amounts, "") + ") = ROW("
                + each(amounts, "stored.%1$s + excluded.%1$s") + ")";
    }

    private static String differences(List<Column> amounts) {
        return each(amounts, "new.%1$s - coalesce(old.%1$s, 0) AS %1$s");
    }

    private static String each(List<Column> columns, String expression) {
        return columns.stream()
                .map(column -> String.format(expression, column.name()))
                .collect(Collectors.joining(", "));
    }
}
