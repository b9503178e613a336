package io.landport.store.write;

import io.landport.domain.total.Amounts;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import io.landport.store.write.Batch.MonthKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intellij.lang.annotations.Language;

/**
 * Writes {@code month_first_known}: for each source and month, the earliest received day of its monthly changes that are not zero. The
 * result does not depend on the order in which changes are written, so a rebuild computes the same days.
 */
final class FirstKnownTable {
    private static final List<Column> ROW = Column.list("source text, month date, received_day date");

    /** Does not touch months whose stored day is as early, so that writers do not wait for each other. */
    @Language("SQL")
    private static final String ADVANCE = """
            INSERT INTO month_first_known AS stored (source, month, received_day)
            SELECT source, month, received_day
            FROM unnest(?::text[], ?::date[], ?::date[]) AS given (source, month, received_day)
            WHERE NOT EXISTS (
              SELECT FROM month_first_known k
              WHERE k.source = given.source AND k.month = given.month AND k.received_day <= given.received_day)
            ORDER BY source, month
            ON CONFLICT (source, month) DO UPDATE SET received_day = excluded.received_day
            WHERE excluded.received_day < stored.received_day""";

    /** Whether any of these months has no change left that was received on the stored day. */
    @Language("SQL")
    private static final String IS_ANY_UNFOUNDED = """
            SELECT 1
            FROM month_first_known k
            JOIN unnest(?::text[], ?::date[], ?::date[]) AS given (source, month, received_day) USING (source, month, received_day)
            WHERE NOT EXISTS (
              SELECT FROM series s JOIN monthly_change_fact f ON f.series = s.id
              WHERE s.source = k.source AND f.month = k.month
                AND (f.lines, f.lines_without_weight, f.value, f.net_weight_kg) <> (0, 0, 0, 0)
                AND f.received_day = k.received_day)
            LIMIT 1""";

    @Language("SQL")
    private static final String BLOCK_WRITERS = "SELECT number FROM store_generation FOR UPDATE";

    @Language("SQL")
    private static final String RECOMPUTE = """
            WITH unfounded AS MATERIALIZED (
              SELECT k.source, k.month
              FROM month_first_known k
              JOIN unnest(?::text[], ?::date[], ?::date[]) AS given (source, month, received_day) USING (source, month, received_day)
              WHERE NOT EXISTS (
                SELECT FROM series s JOIN monthly_change_fact f ON f.series = s.id
                WHERE s.source = k.source AND f.month = k.month
                  AND (f.lines, f.lines_without_weight, f.value, f.net_weight_kg) <> (0, 0, 0, 0)
                  AND f.received_day = k.received_day)
            ), found AS MATERIALIZED (
              SELECT k.source, k.month, (
                SELECT min(f.received_day) FROM series s JOIN monthly_change_fact f ON f.series = s.id
                WHERE s.source = k.source AND f.month = k.month
                  AND (f.lines, f.lines_without_weight, f.value, f.net_weight_kg) <> (0, 0, 0, 0)
              ) AS received_day
              FROM unfounded k
            ), gone AS (
              DELETE FROM month_first_known k USING found
              WHERE k.source = found.source AND k.month = found.month AND found.received_day IS NULL
            )
            UPDATE month_first_known k SET received_day = found.received_day
            FROM found
            WHERE k.source = found.source AND k.month = found.month AND found.received_day IS NOT NULL""";

    private FirstKnownTable() {}

    /** Updates the months of changes that this transaction has already written. */
    static void update(Connection connection, Map<MonthKey, Amounts> changes) throws SQLException {
        Map<SourceMonth, LocalDate> first = new HashMap<>();
        Map<SourceMonth, Set<LocalDate>> changed = new HashMap<>();
        Map<SourceMonth, Set<LocalDate>> emptied = new HashMap<>();
        changes.forEach((key, amounts) -> {
            SourceMonth month = SourceMonth.of(key);
            (amounts.isZero() ? emptied : changed)
                    .computeIfAbsent(month, none -> new HashSet<>())
                    .add(key.receivedDay());
            if (!amounts.isZero()) {
                first.merge(month, key.receivedDay(), (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        List<Object[]> rows = new ArrayList<>();
        first.forEach((month, day) -> rows.add(month.row(day)));
        Upsert.execute(connection, ADVANCE, ROW, rows);
        List<Object[]> candidates = new ArrayList<>();
        emptied.forEach((month, days) -> days.stream()
                .filter(day -> !changed.getOrDefault(month, Set.of()).contains(day))
                .forEach(day -> candidates.add(month.row(day))));
        recompute(connection, candidates);
    }

    /**
     * Recomputes months that may have no change left on the stored day. This is rare: all of it was withdrawn on the received day on
     * which it was added. Waits for the transactions of other writers.
     */
    private static void recompute(Connection connection, List<Object[]> candidates) throws SQLException {
        if (candidates.isEmpty() || !isAnyUnfounded(connection, candidates)) {
            return;
        }
        try (Statement lock = connection.createStatement()) {
            lock.execute(BLOCK_WRITERS);
        }
        Upsert.execute(connection, RECOMPUTE, ROW, candidates);
    }

    private static boolean isAnyUnfounded(Connection connection, List<Object[]> rows) throws SQLException {
        Object[] parameters = Upsert.arrays(connection, ROW, rows);
        return !Sql.read(connection, IS_ANY_UNFOUNDED, found -> true, parameters)
                .isEmpty();
    }

    private record SourceMonth(String source, LocalDate month) {
        static SourceMonth of(MonthKey key) {
            return new SourceMonth(key.series().source(), key.month());
        }

        Object[] row(LocalDate receivedDay) {
            return new Object[] {source, month, receivedDay};
        }
    }
}
