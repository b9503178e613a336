package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;
import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.store.sql.Merge;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import io.landport.store.write.Batch.Placed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code rolling_total_fact} and {@code rolling_clock}. All windows of a series are in one partition of the topic. */
final class RollingTables {
    private static final Merge TOTALS = Merge.into(
            "rolling_total_fact",
            joined(Column.of("integer", "series"), Column.of("text", "time_window")),
            joined(Column.of("date", "first_day", "as_of"), joined(Column.of("integer", "topic_partition"), AMOUNTS)));
    private static final Upsert CLOCKS = new Upsert(
            "rolling_clock",
            joined(Column.of("text", "source"), Column.of("integer", "topic_partition")),
            Column.of("date", "as_of"));

    private RollingTables() {}

    static void writeTotals(Connection connection, KeyNumbers<Series> series, Collection<Placed> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach(placed -> rows.add(row(series, placed.total(), placed.partition())));
        TOTALS.write(connection, rows);
    }

    static void writeClocks(Connection connection, Collection<AsOf> clocks) throws SQLException {
        List<Object[]> rows = new ArrayList<>(clocks.size());
        clocks.forEach(clock -> rows.add(new Object[] {clock.source(), clock.partition(), clock.day()}));
        CLOCKS.write(connection, rows);
    }

    private static Object[] row(KeyNumbers<Series> series, RollingTotal total, int partition) {
        return TotalColumns.row(
                List.of(series.of(total.series()), total.window().code()),
                List.of(total.firstDay(), total.asOf(), partition),
                cells(total.amounts()));
    }
}
