package io.landport.consumer.store;

import static io.landport.consumer.store.TotalColumns.AMOUNTS;
import static io.landport.consumer.store.TotalColumns.cells;
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

/** The rows behind {@code daily_total} and {@code daily_change}, and those of their months. */
final class TotalTables {
    private static final PeriodUpsert TOTALS =
            new PeriodUpsert("daily_total_fact", "monthly_total_fact", List.of(), AMOUNTS);
    private static final PeriodUpsert CHANGES =
            new PeriodUpsert("daily_change_fact", "monthly_change_fact", Column.of("date", "received_day"), AMOUNTS);

    private TotalTables() {}

    static void writeTotals(Connection connection, Numbers<Series> series, Map<TotalKey, Amounts> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, amounts) -> rows.add(row(List.of(series.of(key.series()), key.day()), cells(amounts))));
        TOTALS.write(connection, rows);
    }

    static void writeChanges(Connection connection, Numbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        CHANGES.write(connection, rows);
    }
}
