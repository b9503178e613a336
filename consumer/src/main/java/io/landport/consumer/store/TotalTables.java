package io.landport.consumer.store;

import static io.landport.consumer.store.TotalColumns.AMOUNTS;
import static io.landport.consumer.store.TotalColumns.cells;
import static io.landport.consumer.store.TotalColumns.joined;
import static io.landport.consumer.store.TotalColumns.row;

import io.landport.consumer.store.Batch.ChangeKey;
import io.landport.consumer.store.Upsert.Column;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows behind {@code daily_total} and {@code daily_change}. */
final class TotalTables {
    private static final List<Column> KEY = joined(Column.of("integer", "series"), Column.of("date", "day"));

    private static final Upsert TOTALS = new Upsert("daily_total_fact", KEY, AMOUNTS);
    private static final Upsert CHANGES =
            new Upsert("daily_change_fact", joined(KEY, Column.of("date", "received_day")), AMOUNTS);

    private TotalTables() {}

    static void writeTotals(Connection connection, Numbers<Series> series, Map<TotalKey, Amounts> totals)
            throws SQLException {
        writeTotals(connection, series, totals, Upsert.STATEMENT_ROWS);
    }

    static void writeTotals(
            Connection connection, Numbers<Series> series, Map<TotalKey, Amounts> totals, int statementRows)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, amounts) -> rows.add(row(List.of(series.of(key.series()), key.day()), cells(amounts))));
        TOTALS.write(connection, rows, statementRows);
    }

    static void writeChanges(Connection connection, Numbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        CHANGES.write(connection, rows);
    }
}
