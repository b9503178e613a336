package io.landport.store.generation;

import io.landport.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.intellij.lang.annotations.Language;

/**
 * The difference between two generations in the daily totals of one source, month and currency.
 *
 * @param month such as 2026-03
 * @param totals number of daily totals that differ; figures can move between sectors while their sum stays the same
 */
public record FigureChange(
        String source,
        String month,
        String currency,
        long totals,
        long oldLines,
        long newLines,
        BigDecimal oldValue,
        BigDecimal newValue,
        BigDecimal oldWeight,
        BigDecimal newWeight) {

    private static final String OLD_SCHEMA = "old_generation";
    private static final String NEW_SCHEMA = "new_generation";

    /** The names of both schemas are replaced, because SQL has no parameters for identifiers. */
    @Language("SQL")
    private static final String CHANGES = """
            SELECT source, to_char(day, 'YYYY-MM') AS month, currency,
              count(*) FILTER (WHERE (o.lines, o.lines_without_weight, o.value, o.net_weight_kg)
                IS DISTINCT FROM (n.lines, n.lines_without_weight, n.value, n.net_weight_kg)) AS totals,
              coalesce(sum(o.lines), 0), coalesce(sum(n.lines), 0), coalesce(sum(o.value), 0), coalesce(sum(n.value), 0),
              coalesce(sum(o.net_weight_kg), 0), coalesce(sum(n.net_weight_kg), 0)
            FROM (SELECT * FROM old_generation.daily_total WHERE lines <> 0) o
            FULL JOIN (SELECT * FROM new_generation.daily_total WHERE lines <> 0) n
              USING (day, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
            GROUP BY 1, 2, 3
            HAVING count(*) FILTER (WHERE (o.lines, o.lines_without_weight, o.value, o.net_weight_kg)
              IS DISTINCT FROM (n.lines, n.lines_without_weight, n.value, n.net_weight_kg)) > 0
            ORDER BY 1, 2, 3""";

    /**
     * Compares the daily totals of two generations.
     *
     * @param oldSchema quoted
     * @param newSchema quoted
     */
    static List<FigureChange> between(Connection open, String oldSchema, String newSchema) throws SQLException {
        String sql = CHANGES.replace(OLD_SCHEMA, oldSchema).replace(NEW_SCHEMA, newSchema);
        return Sql.read(open, sql, FigureChange::of);
    }

    private static FigureChange of(ResultSet row) throws SQLException {
        int column = 0;
        return new FigureChange(
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getBigDecimal(++column),
                row.getBigDecimal(++column),
                row.getBigDecimal(++column),
                row.getBigDecimal(++column));
    }
}
