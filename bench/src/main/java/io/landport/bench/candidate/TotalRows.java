package io.landport.bench.candidate;

import io.landport.bench.workload.Sums;
import io.landport.domain.document.Measures;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                totals.put(
                        rows.getString(1),
                        new Sums(
                                rows.getLong(2),
                                rows.getLong(3),
                                scaled(rows.getBigDecimal(4), Measures.MONEY_SCALE),
                                scaled(rows.getBigDecimal(5), Measures.WEIGHT_SCALE)));
            }
        }
        return totals;
    }

    private static long scaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }
}
