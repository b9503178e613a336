package io.landport.store;

import static io.landport.store.TotalColumns.AMOUNTS;
import static io.landport.store.TotalColumns.cells;
import static io.landport.store.TotalColumns.joined;
import static io.landport.store.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Batch.ChangeKey;
import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/**
 * Writes daily totals and daily changes, and the sums of them: monthly totals and changes, and reported totals.
 *
 * <p>Days are upserted by their key. Each month gets the difference between the new and the stored amounts of its days, and each
 * reported total the difference of its months: a row that is written again with the same amounts adds nothing.
 *
 * <p>Several processes may write days of one month. So all rows of a kind are one statement, which takes the months in the order
 * of their key and then the reported totals in that of theirs: two writers never deadlock. No key may occur twice in one call.
 */
final class TotalTables {
    private static final List<Column> TOTAL_ROW =
            joined(Column.of("integer", "series"), joined(Column.of("date", "day"), AMOUNTS));

    private static final List<Column> CHANGE_ROW =
            joined(Column.of("integer", "series"), joined(Column.of("date", "day", "received_day"), AMOUNTS));

    @Language("SQL")
    private static final String WRITE_TOTALS = """
            WITH written AS (
              INSERT INTO daily_total_fact AS stored (series, day, lines, lines_without_weight, value, net_weight_kg)
              SELECT *
              FROM unnest(?::integer[], ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[])
              ON CONFLICT (series, day) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              WHERE ROW(stored.lines, stored.lines_without_weight, stored.value, stored.net_weight_kg)
                IS DISTINCT FROM ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              RETURNING new.series, date_trunc('month', new.day::timestamp)::date AS month,
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
            INSERT INTO reported_total_fact AS stored
              (source, reporter, flow, regime, currency, month, lines, lines_without_weight, value, net_weight_kg)
            SELECT s.source, s.reporter, s.flow, s.regime, s.currency, m.month,
              sum(m.lines), sum(m.lines_without_weight), sum(m.value), sum(m.net_weight_kg)
            FROM months m JOIN series s ON s.id = m.series
            GROUP BY s.source, s.reporter, s.flow, s.regime, s.currency, m.month
            HAVING ROW(sum(m.lines), sum(m.lines_without_weight), sum(m.value), sum(m.net_weight_kg)) <> ROW(0, 0, 0, 0)
            ORDER BY s.source, s.reporter, s.flow, s.regime, s.currency, m.month
            ON CONFLICT (source, reporter, flow, regime, currency, month)
            DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
              = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                    stored.value + excluded.value, stored.net_weight_kg + excluded.net_weight_kg)""";

    @Language("SQL")
    private static final String WRITE_CHANGES = """
            WITH written AS (
              INSERT INTO daily_change_fact AS stored
                (series, day, received_day, lines, lines_without_weight, value, net_weight_kg)
              SELECT *
              FROM unnest(?::integer[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[])
              ON CONFLICT (series, day, received_day) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              WHERE ROW(stored.lines, stored.lines_without_weight, stored.value, stored.net_weight_kg)
                IS DISTINCT FROM ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)
              RETURNING new.series, date_trunc('month', new.day::timestamp)::date AS month, new.received_day,
                new.lines - coalesce(old.lines, 0) AS lines,
                new.lines_without_weight - coalesce(old.lines_without_weight, 0) AS lines_without_weight,
                new.value - coalesce(old.value, 0) AS value,
                new.net_weight_kg - coalesce(old.net_weight_kg, 0) AS net_weight_kg
            )
            INSERT INTO monthly_change_fact AS stored
              (series, month, received_day, lines, lines_without_weight, value, net_weight_kg)
            SELECT series, month, received_day, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
            FROM written
            GROUP BY series, month, received_day
            HAVING ROW(sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)) <> ROW(0, 0, 0, 0)
            ORDER BY series, month, received_day
            ON CONFLICT (series, month, received_day) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
              = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                    stored.value + excluded.value, stored.net_weight_kg + excluded.net_weight_kg)""";

    private TotalTables() {}

    static void writeTotals(Connection connection, KeyNumbers<Series> series, Map<TotalKey, Amounts> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, amounts) -> rows.add(row(List.of(series.of(key.series()), key.day()), cells(amounts))));
        write(connection, WRITE_TOTALS, TOTAL_ROW, rows);
    }

    static void writeChanges(Connection connection, KeyNumbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        write(connection, WRITE_CHANGES, CHANGE_ROW, rows);
    }

    private static void write(Connection connection, String sql, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Upsert.bind(connection, statement, columns, rows);
            statement.executeUpdate();
        }
    }
}
