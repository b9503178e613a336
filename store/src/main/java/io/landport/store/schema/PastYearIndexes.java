package io.landport.store.schema;

import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intellij.lang.annotations.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates a covering index on the daily totals of each past year. A year of a crossing is some hundred series, whose rows are spread over
 * all pages of the year; in the index they are adjacent. The current year has none, because every changed total would also change the
 * index (docs/adr/0015-past-years.md).
 */
final class PastYearIndexes {
    private static final Logger log = LoggerFactory.getLogger(PastYearIndexes.class);

    private static final String LOCK_TIMEOUT = "5s";

    /** Partitions of past years (UTC) that have rows and no such index yet: their names, without and with their schema. */
    @Language("SQL")
    private static final String WITHOUT_INDEX = """
            SELECT c.relname, c.oid::regclass
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'daily_total_fact'::regclass AND c.relname ~ '_[0-9]{4}$'
              AND right(c.relname, 4)::integer < extract(year FROM now() AT TIME ZONE 'UTC')
              AND pg_relation_size(c.oid) > 0
              AND NOT EXISTS (
                SELECT FROM pg_index x JOIN pg_class n ON n.oid = x.indexrelid
                WHERE x.indrelid = c.oid AND n.relname = c.relname || '_rows')
            ORDER BY c.relname""";

    private PastYearIndexes() {}

    /**
     * Creates the missing indexes, each in a transaction of its own, so that writers wait only for the year that they write. If an index
     * cannot be created now, queries for its year are slower until the next attempt.
     */
    static void index(Connection connection) throws SQLException {
        // Indexing a large year takes longer than the socket timeout.
        connection.setNetworkTimeout(Runnable::run, 0);
        Map<String, String> years = new LinkedHashMap<>();
        Sql.read(connection, WITHOUT_INDEX, found -> years.put(found.getString(1), found.getString(2)));
        connection.commit();
        for (Map.Entry<String, String> year : years.entrySet()) {
            try {
                index(connection, year.getKey(), year.getValue());
            } catch (SQLException e) {
                connection.rollback();
                log.warn("cannot index {}, queries for it take longer: {}", year.getKey(), e.getMessage());
            }
        }
    }

    private static void index(Connection connection, String year, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Writers queue behind a lock that is being waited for.
            statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
            // Of several processes that start at the same time only one creates it.
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("CREATE INDEX IF NOT EXISTS " + year + "_rows ON " + table
                    + " (series, day) INCLUDE (lines, lines_without_weight, value, net_weight_kg, only_received_day)");
            connection.commit();
            // Index-only scans need pages that are marked all-visible.
            connection.setAutoCommit(true);
            statement.execute("VACUUM " + table);
        } finally {
            connection.setAutoCommit(false);
        }
    }
}
