package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;
import static io.landport.store.write.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.sql.Merge;
import io.landport.store.write.Batch.ChangeKey;
import io.landport.store.write.Batch.StoredTotal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes daily totals and daily changes. All days of a series are in one partition of the topic, and so written by one process at a time. */
final class TotalTables {
    private static final Merge TOTALS = Merge.intoYears(
            "daily_total_fact", "series integer, day date", "only_received_day date, " + AMOUNTS, "day");

    private static final Merge CHANGES =
            Merge.intoYears("daily_change_fact", "series integer, day date, received_day date", AMOUNTS, "day");

    private static final int ONLY_RECEIVED_DAY = 2;

    private TotalTables() {}

    static void writeTotals(Connection connection, KeyNumbers<Series> series, Map<TotalKey, StoredTotal> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, total) -> rows.add(totalRow(series.of(key.series()), key.day(), total)));
        TOTALS.write(connection, rows);
    }

    /** Writes the changes that have rows of their own. */
    static void writeChanges(Connection connection, KeyNumbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        CHANGES.write(connection, rows);
    }

    private static Object[] totalRow(int series, LocalDate day, StoredTotal total) {
        Object[] row = row(List.of(series, day, day), cells(total.amounts()));
        row[ONLY_RECEIVED_DAY] = total.onlyReceivedDay().orElse(null);
        return row;
    }
}
