package io.landport.store;

import static io.landport.store.TotalColumns.AMOUNTS;
import static io.landport.store.TotalColumns.REPORTED;
import static io.landport.store.TotalColumns.cells;
import static io.landport.store.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Batch.ChangeKey;
import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows behind {@code daily_total} and {@code daily_change}, those of their months, and those of {@code reported_total}. */
final class TotalTables {
    private static final PeriodUpsert TOTALS = PeriodUpsert.monthsAndSums(
            "daily_total_fact", "monthly_total_fact", "reported_total_fact", REPORTED, AMOUNTS);
    private static final PeriodUpsert CHANGES =
            PeriodUpsert.months("daily_change_fact", "monthly_change_fact", Column.of("date", "received_day"), AMOUNTS);

    private TotalTables() {}

    static void writeTotals(Connection connection, KeyNumbers<Series> series, Map<TotalKey, Amounts> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, amounts) -> rows.add(row(List.of(series.of(key.series()), key.day()), cells(amounts))));
        TOTALS.write(connection, rows);
    }

    static void writeChanges(Connection connection, KeyNumbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        CHANGES.write(connection, rows);
    }
}
