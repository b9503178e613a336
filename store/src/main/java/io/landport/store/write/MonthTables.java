package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;
import static io.landport.store.write.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.store.sql.RowOrder;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import io.landport.store.write.Batch.MonthKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/**
 * Writes monthly changes, and the sums of them: monthly totals and reported totals.
 *
 * <p>Changes are upserted by their key. Each monthly total gets the difference between the new and the stored amounts of its changes,
 * and each reported total the difference of its months: a row that is written again with the same amounts adds nothing.
 *
 * <p>All months of a series are in one partition of the topic, and so written by one process at a time; reported totals are written by
 * all. They are taken at the very end in the order of their key: two writers never deadlock.
 */
final class MonthTables {
    private static final List<Column> CHANGE_ROW =
            Column.list("series integer, month date, received_day date, " + AMOUNTS);

    private static final int KEYS = 3;

    private static final List<Column> REPORTED_ROW =
            Column.list("month date, source text, reporter text, flow text, regime text, currency text, " + AMOUNTS);

    /** Returns by how much each reported total changes. */
    @Language("SQL")
    private static final String WRITE_CHANGES = """
            WITH written AS (
              INSERT INTO monthly_change_fact AS stored
                (series, month, received_day, lines, lines_without_weight, value, net_weight_kg)
              SELECT *
              FROM unnest(?::integer[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[])
              ON CONFLICT (series, month, received_day) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              WHERE ROW(stored.lines, stored.lines_without_weight, stored.value, stored.net_weight_kg)
                IS DISTINCT FROM ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              RETURNING new.series, new.month,
                new.lines - coalesce(old.lines, 0) AS lines,
                new.lines_without_weight - coalesce(old.lines_without_weight, 0) AS lines_without_weight,
                new.value - coalesce(old.value, 0) AS value,
                new.net_weight_kg - coalesce(old.net_weight_kg, 0) AS net_weight_kg
            ), months AS (
              INSERT INTO monthly_total_fact AS stored (series, month, lines, lines_without_weight, value, net_weight_kg)
              SELECT series, month, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
              FROM written
              GROUP BY series, month
              HAVING ROW(sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)) <> ROW(0, 0, 0, 0)
              ORDER BY series, month
              ON CONFLICT (series, month) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                      stored.value + excluded.value, stored.net_weight_kg + excluded.net_weight_kg)
              RETURNING new.series, new.month,
                new.lines - coalesce(old.lines, 0) AS lines,
                new.lines_without_weight - coalesce(old.lines_without_weight, 0) AS lines_without_weight,
                new.value - coalesce(old.value, 0) AS value,
                new.net_weight_kg - coalesce(old.net_weight_kg, 0) AS net_weight_kg
            )
            SELECT m.month, s.source, s.reporter, s.flow, s.regime, s.currency,
              sum(m.lines)::bigint, sum(m.lines_without_weight)::bigint, sum(m.value), sum(m.net_weight_kg)
            FROM months m JOIN series s ON s.id = m.series
            GROUP BY s.source, s.reporter, s.flow, s.regime, s.currency, m.month
            HAVING ROW(sum(m.lines), sum(m.lines_without_weight), sum(m.value), sum(m.net_weight_kg)) <> ROW(0, 0, 0, 0)
            ORDER BY s.source, s.reporter, s.flow, s.regime, s.currency, m.month""";

    @Language("SQL")
    private static final String ADD_REPORTED = """
            INSERT INTO reported_total_fact AS stored
              (month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg)
            SELECT *
            FROM unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::numeric[],
              ?::numeric[])
            ON CONFLICT (source, reporter, flow, regime, currency, month)
            DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
              = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                    stored.value + excluded.value, stored.net_weight_kg + excluded.net_weight_kg)""";

    private MonthTables() {}

    /**
     * Writes changes and adds them to the monthly totals.
     *
     * @return what to {@link #addReported} at the end of the transaction
     */
    static List<Object[]> writeChanges(Connection connection, KeyNumbers<Series> series, Map<MonthKey, Amounts> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) ->
                rows.add(row(List.of(series.of(key.series()), key.month(), key.receivedDay()), cells(amounts))));
        rows.sort(new RowOrder(KEYS));
        Object[] parameters = Upsert.arrays(connection, CHANGE_ROW, rows);
        return Sql.read(connection, WRITE_CHANGES, MonthTables::reportedChange, parameters);
    }

    /** Adds to the reported totals. Other processes that add to the same ones wait until the transaction ends. */
    static void addReported(Connection connection, List<Object[]> changes) throws SQLException {
        Upsert.execute(connection, ADD_REPORTED, REPORTED_ROW, changes);
    }

    private static Object[] reportedChange(ResultSet found) throws SQLException {
        Object[] change = new Object[REPORTED_ROW.size()];
        for (int column = 0; column < change.length; column++) {
            change[column] = found.getObject(column + 1);
        }
        return change;
    }
}
