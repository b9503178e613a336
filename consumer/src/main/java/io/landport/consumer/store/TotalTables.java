package io.landport.consumer.store;

import io.landport.consumer.store.Batch.ChangeKey;
import io.landport.consumer.store.Upsert.Column;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of {@code daily_total} and {@code daily_change}. */
final class TotalTables {
    private static final int VALUE_SCALE = 4;
    private static final int WEIGHT_SCALE = 3;

    private static final List<Column> KEY = joined(
            Column.of("date", "day"),
            Column.of(
                    "text",
                    "crossing",
                    "sector",
                    "flow",
                    "source",
                    "reporter",
                    "partner",
                    "region",
                    "channel",
                    "regime",
                    "mode",
                    "currency"));
    private static final List<Column> AMOUNTS = joined(
            Column.of("bigint", "lines", "lines_without_weight"), Column.of("numeric", "value", "net_weight_kg"));

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
        totals.forEach((key, amounts) -> rows.add(row(key, amounts)));
        TOTALS.write(connection, rows, statementRows);
    }

    static void writeChanges(Connection connection, Map<ChangeKey, Amounts> changes) throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(row(key.total(), amounts, key.receivedDay())));
        CHANGES.write(connection, rows);
    }

    /** @param rest what the key has beside the total's */
    private static Object[] row(TotalKey key, Amounts amounts, Object... rest) {
        Series series = key.series();
        Stream<Object> dimensions = Stream.of(
                key.day(),
                series.crossing(),
                series.sector(),
                series.flow().code(),
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.channel().code(),
                series.regime(),
                series.mode(),
                series.currency());
        Stream<Object> sums = Stream.of(
                amounts.lines(),
                amounts.linesWithoutWeight(),
                decimal(amounts.value(), VALUE_SCALE),
                decimal(amounts.netWeight(), WEIGHT_SCALE));
        return Stream.concat(Stream.concat(dimensions, Stream.of(rest)), sums).toArray();
    }

    private static BigDecimal decimal(Int128 unscaled, int scale) {
        return unscaled.isLong()
                ? BigDecimal.valueOf(unscaled.low(), scale)
                : new BigDecimal(unscaled.toBigInteger(), scale);
    }

    private static List<Column> joined(List<Column> first, List<Column> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
