package io.landport.consumer.store;

import static io.landport.consumer.store.TotalColumns.joined;
import static io.landport.consumer.store.Upsert.names;

import io.landport.consumer.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows of days by their key, and adds to the rows of their months by how much they differ from what stood there: a row
 * that is written again with the same amounts adds nothing. No key may occur twice in one call.
 *
 * <p>Days of one month may be written by several processes, so all rows are one statement which takes the months in the
 * order of their key: two writers never wait for each other in a circle.
 */
final class PeriodUpsert {
    private static final Column SERIES = new Column("series", "integer");

    private final List<Column> columns;
    private final String sql;

    /**
     * @param rest of the key, behind series and day or month
     * @param amounts that are added up
     */
    PeriodUpsert(String dailyTable, String monthlyTable, List<Column> rest, List<Column> amounts) {
        List<Column> dailyKey = joined(List.of(SERIES, new Column("day", "date")), rest);
        List<Column> monthlyKey = joined(List.of(SERIES, new Column("month", "date")), rest);
        String key = names(monthlyKey, "");
        columns = joined(dailyKey, amounts);
        sql = "WITH written AS ("
                + new Upsert(dailyTable, dailyKey, amounts).sql()
                + " RETURNING date_trunc('month', new.day::timestamp)::date AS month, "
                + each(joined(List.of(SERIES), rest), "new.%s") + ", "
                + each(amounts, "new.%1$s - coalesce(old.%1$s, 0) AS %1$s")
                + ") INSERT INTO " + monthlyTable + " AS stored (" + key + ", " + names(amounts, "") + ") SELECT " + key
                + ", " + each(amounts, "sum(%s)") + " FROM written GROUP BY " + key
                + " HAVING ROW(" + each(amounts, "sum(%s)") + ") <> ROW(" + each(amounts, "0") + ") ORDER BY " + key
                + " ON CONFLICT (" + key + ") DO UPDATE SET (" + names(amounts, "") + ") = ROW("
                + each(amounts, "stored.%1$s + excluded.%1$s") + ")";
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

    private static String each(List<Column> columns, String expression) {
        return columns.stream()
                .map(column -> String.format(expression, column.name()))
                .collect(Collectors.joining(", "));
    }
}
