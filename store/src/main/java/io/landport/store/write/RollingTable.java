package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;

import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.store.sql.Merge;
import io.landport.store.write.Batch.Placed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code rolling_total_fact}. All windows of a series are in one partition of the topic. */
final class RollingTable {
    private static final Merge MERGE = Merge.into(
            "rolling_total_fact",
            "series integer, time_window text",
            "first_day date, as_of date, topic_partition integer, " + AMOUNTS);

    private RollingTable() {}

    static void write(Connection connection, KeyNumbers<Series> series, Collection<Placed> totals) throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach(placed -> rows.add(row(series, placed.total(), placed.partition())));
        MERGE.write(connection, rows);
    }

    private static Object[] row(KeyNumbers<Series> series, RollingTotal total, int partition) {
        return TotalColumns.row(
                List.of(series.of(total.series()), total.window().code()),
                List.of(total.firstDay(), total.asOf(), partition),
                cells(total.amounts()));
    }
}
