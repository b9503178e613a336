package io.landport.consumer.store;

import static io.landport.consumer.store.TotalColumns.AMOUNTS;
import static io.landport.consumer.store.TotalColumns.SERIES;
import static io.landport.consumer.store.TotalColumns.cells;
import static io.landport.consumer.store.TotalColumns.joined;
import static io.landport.consumer.store.TotalColumns.row;

import io.landport.consumer.store.Batch.ChangeKey;
import io.landport.consumer.store.Upsert.Column;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.TotalKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of {@code daily_total} and {@code daily_change}. */
final class TotalTables {
    private static final List<Column> KEY = joined(Column.of("date", "day"), SERIES);

    private static final Upsert TOTALS = new Upsert("daily_total", KEY, AMOUNTS);
    private static final Upsert CHANGES =
            new Upsert("daily_change", joined(KEY, Column.of("date", "received_day")), AMOUNTS);

    private TotalTables() {}

    static void writeTotals(Connection connection, Map<TotalKey, Amounts> totals) throws SQLException {
        writeTotals(connection, totals, Upsert.STATEMENT_ROWS);
    }

    static void writeTotals(Connection connection, Map<TotalKey, Amounts> totals, int statementRows)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, amounts) -> rows.add(row(List.of(key.day()), cells(key.series()), cells(amounts))));
        TOTALS.write(connection, rows, statementRows);
    }

    static void writeChanges(Connection connection, Map<ChangeKey, Amounts> changes) throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(row(
                List.of(key.total().day()), cells(key.total().series()), List.of(key.receivedDay()), cells(amounts))));
        CHANGES.write(connection, rows);
    }
}
