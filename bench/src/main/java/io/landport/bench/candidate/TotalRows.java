package io.landport.bench.candidate;

import io.landport.bench.workload.Sums;
import io.landport.domain.document.Measures;
import io.landport.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads daily totals from a table. */
public final class TotalRows {
    /** The key of a daily total, of the columns of its dimensions. */
    public static final String KEY =
            "concat_ws('|', source, reporter, partner, region, crossing, sector, flow, channel,"
                    + " regime, mode, currency, day)";

    private TotalRows() {}

    /**
     * The totals that a query returns, by key.
     *
     * @param query selects key, lines, lines without weight, value and net weight
     */
    public static Map<String, Sums> read(Connection connection, String query) throws SQLException {
        Map<String, Sums> totals = new HashMap<>();
        Sql.read(
                connection,
                query,
                row -> totals.put(
                        row.getString(1),
                        new Sums(
                                row.getLong(2),
                                row.getLong(3),
                                scaled(row.getBigDecimal(4), Measures.MONEY_SCALE),
                                scaled(row.getBigDecimal(5), Measures.WEIGHT_SCALE))));
        return totals;
    }

    private static long scaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }
}
