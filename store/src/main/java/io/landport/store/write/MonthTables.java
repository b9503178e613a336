package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;
import static io.landport.store.write.TotalColumns.row;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.store.sql.Merge;
import io.landport.store.sql.RowOrder;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import io.landport.store.write.Batch.MonthKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intellij.lang.annotations.Language;

/**
 * Writes monthly changes, and the sums of them: monthly totals and reported totals.
 *
 * <p>Changes are merged by their key. Each monthly total gets the difference between the new and the stored amounts of its changes,
 * and each reported total the difference of its months: a row that is written again with the same amounts adds nothing.
 *
 * <p>All months of a series are in one partition of the topic, and so written by one process at a time; reported totals are written by
 * all. They are taken at the very end in the order of their key: two writers never deadlock.
 */
final class MonthTables {
    private static final List<Column> CHANGE_ROW =
            Column.list("series integer, month date, received_day date, " + AMOUNTS + ", reported integer");

    private static final int KEYS = 3;

    private static final List<Column> REPORTED_ROW =
            Column.list("month date, source text, reporter text, flow text, regime text, currency text, " + AMOUNTS);

    /** The dimensions of a reported total other than the month. */
    private static final int REPORTED_BY = 5;

    /**
     * Returns by how much each reported total changes, whose dimensions are numbered. {@code MERGE} returns the number of each row, where
     * {@code INSERT} would need a join with the series and would compare texts for each month.
     */
    @Language("SQL")
    private static final String WRITE_CHANGES = """
            WITH written AS (
              MERGE INTO monthly_change_fact AS stored
              USING unnest(?::integer[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::integer[])
                AS given (series, month, received_day, lines, lines_without_weight, value, net_weight_kg, reported)
              ON stored.series = given.series AND stored.month = given.month AND stored.received_day = given.received_day
              WHEN MATCHED AND ROW(stored.lines, stored.lines_without_weight, stored.value, stored.net_weight_kg)
                IS DISTINCT FROM ROW(given.lines, given.lines_without_weight, given.value, given.net_weight_kg)
              THEN UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                = ROW(given.lines, given.lines_without_weight, given.value, given.net_weight_kg)
              WHEN NOT MATCHED THEN INSERT (series, month, received_day, lines, lines_without_weight, value, net_weight_kg)
              VALUES (given.series, given.month, given.received_day, given.lines, given.lines_without_weight, given.value,
                given.net_weight_kg)
              RETURNING given.reported, new.series, new.month,
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
            )
            SELECT reported, month, sum(lines)::bigint, sum(lines_without_weight)::bigint, sum(value), sum(net_weight_kg)
            FROM written
            GROUP BY reported, month
            HAVING ROW(sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)) <> ROW(0, 0, 0, 0)
            ORDER BY reported, month""";

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
     * Writes changes and adds them to the monthly totals. The rest of the transaction searches rows by their keys.
     *
     * @return what to {@link #addReported} at the end of the transaction
     */
    static List<Object[]> writeChanges(Connection connection, KeyNumbers<Series> series, Map<MonthKey, Amounts> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        SortedMap<Object[], Integer> numbers = numberReported(changes.keySet());
        List<Object[]> rows = new ArrayList<>(changes.size());
        changes.forEach((key, amounts) -> rows.add(row(
                List.of(series.of(key.series()), key.month(), key.receivedDay()),
                cells(amounts),
                List.of(Objects.requireNonNull(numbers.get(reportedBy(key.series())))))));
        rows.sort(new RowOrder(KEYS));
        Merge.searchKeys(connection);
        List<Object[]> reported = List.copyOf(numbers.keySet());
        return Sql.read(
                connection,
                WRITE_CHANGES,
                found -> reportedChange(found, reported),
                Upsert.arrays(connection, CHANGE_ROW, rows));
    }

    /** Adds to the reported totals. Other processes that add to the same ones wait until the transaction ends. */
    static void addReported(Connection connection, List<Object[]> changes) throws SQLException {
        Upsert.execute(connection, ADD_REPORTED, REPORTED_ROW, changes);
    }

    /** Numbers the dimensions of reported totals from 0, in their order. */
    private static SortedMap<Object[], Integer> numberReported(Collection<MonthKey> keys) {
        SortedMap<Object[], Integer> numbers = new TreeMap<>(new RowOrder(REPORTED_BY));
        keys.forEach(key -> numbers.put(reportedBy(key.series()), 0));
        int next = 0;
        for (Map.Entry<Object[], Integer> entry : numbers.entrySet()) {
            entry.setValue(next++);
        }
        return numbers;
    }

    private static Object[] reportedBy(Series series) {
        return new Object[] {
            series.source(), series.reporter(), series.flow().code(), series.regime(), series.currency()
        };
    }

    private static Object[] reportedChange(ResultSet found, List<Object[]> reported) throws SQLException {
        Object[] change = new Object[REPORTED_ROW.size()];
        change[0] = found.getObject(2);
        System.arraycopy(reported.get(found.getInt(1)), 0, change, 1, REPORTED_BY);
        for (int column = 1 + REPORTED_BY; column < change.length; column++) {
            change[column] = found.getObject(column + 2 - REPORTED_BY);
        }
        return change;
    }
}
