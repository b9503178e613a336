package io.landport.store;

import static io.landport.store.TotalColumns.AMOUNTS;
import static io.landport.store.TotalColumns.cells;
import static io.landport.store.TotalColumns.joined;
import static io.landport.store.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Batch.ChangeKey;
import io.landport.store.Batch.StoredTotal;
import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
 * <p>All days of a series are in one partition of the topic, and so written by one process at a time; reported totals are written by
 * all. Months are taken in the order of their key, and reported totals at the very end in that of theirs: two writers never deadlock.
 * No key may occur twice in one call.
 */
final class TotalTables {
    private static final List<Column> TOTAL_ROW =
            joined(Column.of("integer", "series"), joined(Column.of("date", "day", "only_received_day"), AMOUNTS));

    private static final int ONLY_RECEIVED_DAY = 2;

    private static final List<Column> CHANGE_ROW =
            joined(Column.of("integer", "series"), joined(Column.of("date", "day", "received_day"), AMOUNTS));

    private static final List<Column> REPORTED_ROW = joined(
            Column.of("date", "month"),
            joined(Column.of("text", "source", "reporter", "flow", "regime", "currency"), AMOUNTS));

    /** Returns by how much each reported total changes. */
    @Language("SQL")
    private static final String WRITE_TOTALS = """
            WITH written AS (
              INSERT INTO daily_total_fact AS stored
                (series, day, only_received_day, lines, lines_without_weight, value, net_weight_kg)
              SELECT *
              FROM unnest(?::integer[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[])
              ON CONFLICT (series, day) DO UPDATE SET
                (only_received_day, lines, lines_without_weight, value, net_weight_kg)
                = ROW(excluded.only_received_day, excluded.lines, excluded.lines_without_weight, excluded.value,
                      excluded.net_weight_kg)
              WHERE ROW(stored.only_received_day, stored.lines, stored.lines_without_weight, stored.value, stored.net_weight_kg)
                IS DISTINCT FROM ROW(excluded.only_received_day, excluded.lines, excluded.lines_without_weight, excluded.value,
                                     excluded.net_weight_kg)
              RETURNING new.series, date_trunc('month', new.day::timestamp)::date AS month, new.only_received_day AS received_day,
                new.lines - coalesce(old.lines, 0) AS lines,
                new.lines_without_weight - coalesce(old.lines_without_weight, 0) AS lines_without_weight,
                new.value - coalesce(old.value, 0) AS value,
                new.net_weight_kg - coalesce(old.net_weight_kg, 0) AS net_weight_kg,
                -- What was the only change and no longer is. Nulls take no space in the rows that are passed on.
                CASE WHEN old.only_received_day IS DISTINCT FROM new.only_received_day THEN old.only_received_day END AS left_day,
                CASE WHEN old.only_received_day IS DISTINCT FROM new.only_received_day THEN old.lines END AS left_lines,
                CASE WHEN old.only_received_day IS DISTINCT FROM new.only_received_day THEN old.lines_without_weight END
                  AS left_lines_without_weight,
                CASE WHEN old.only_received_day IS DISTINCT FROM new.only_received_day THEN old.value END AS left_value,
                CASE WHEN old.only_received_day IS DISTINCT FROM new.only_received_day THEN old.net_weight_kg END AS left_net_weight_kg
            ), month_changes AS (
              INSERT INTO monthly_change_fact AS stored
                (series, month, received_day, lines, lines_without_weight, value, net_weight_kg)
              SELECT series, month, received_day, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
              FROM (
                SELECT series, month, received_day, lines + coalesce(left_lines, 0) AS lines,
                  lines_without_weight + coalesce(left_lines_without_weight, 0) AS lines_without_weight,
                  value + coalesce(left_value, 0) AS value, net_weight_kg + coalesce(left_net_weight_kg, 0) AS net_weight_kg
                FROM written
                WHERE received_day IS NOT NULL
                UNION ALL
                SELECT series, month, left_day, - left_lines, - left_lines_without_weight, - left_value, - left_net_weight_kg
                FROM written
                WHERE left_day IS NOT NULL
              ) d
              GROUP BY series, month, received_day
              HAVING ROW(sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)) <> ROW(0, 0, 0, 0)
              ORDER BY series, month, received_day
              ON CONFLICT (series, month, received_day) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                      stored.value + excluded.value, stored.net_weight_kg + excluded.net_weight_kg)
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

    private TotalTables() {}

    /**
     * Writes totals and their months.
     *
     * @return what to {@link #addReported} at the end of the transaction
     */
    static List<Object[]> writeTotals(
            Connection connection, KeyNumbers<Series> series, Map<TotalKey, StoredTotal> totals) throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach((key, total) -> rows.add(totalRow(series.of(key.series()), key.day(), total)));
        return rows.isEmpty() ? List.of() : reportedChanges(connection, rows);
    }

    /** Writes the changes that have rows of their own, and their months. */
    static void writeChanges(Connection connection, KeyNumbers<Series> series, Map<ChangeKey, Amounts> changes)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(
                row(List.of(series.of(key.total().series()), key.total().day(), key.receivedDay()), cells(amounts))));
        execute(connection, WRITE_CHANGES, CHANGE_ROW, rows);
    }

    /** Adds to the reported totals. Other processes that add to the same ones wait until the transaction ends. */
    static void addReported(Connection connection, List<Object[]> changes) throws SQLException {
        execute(connection, ADD_REPORTED, REPORTED_ROW, changes);
    }

    private static List<Object[]> reportedChanges(Connection connection, List<Object[]> totals) throws SQLException {
        List<Object[]> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WRITE_TOTALS)) {
            Upsert.bind(connection, statement, TOTAL_ROW, totals);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Object[] change = new Object[REPORTED_ROW.size()];
                    for (int column = 0; column < change.length; column++) {
                        change[column] = found.getObject(column + 1);
                    }
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private static Object[] totalRow(int series, LocalDate day, StoredTotal total) {
        Object[] row = row(List.of(series, day, day), cells(total.amounts()));
        row[ONLY_RECEIVED_DAY] = total.onlyReceivedDay().orElse(null);
        return row;
    }

    private static void execute(Connection connection, String sql, List<Column> columns, List<Object[]> rows)
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
