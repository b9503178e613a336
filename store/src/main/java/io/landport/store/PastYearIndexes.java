package io.landport.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.intellij.lang.annotations.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives daily totals of years that are over an index that has all of a row. A year of a crossing is some hundred series, each
 * with a row in as many pages as the year has days: in the index they lie together. Years that are going on do without, for
 * every total that changes would change it, too (ADR 0015).
 */
final class PastYearIndexes {
    private static final Logger log = LoggerFactory.getLogger(PastYearIndexes.class);

    private static final String LOCK_TIMEOUT = "5s";

    /** Tables of years before this one (UTC) that have rows and no such index yet. */
    @Language("SQL")
    private static final String WITHOUT_INDEX = """
            SELECT c.relname
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
     * Makes the indexes that are missing, each in a transaction of its own: a year's writers wait for no other year. A year of
     * which it cannot be made now is slower to ask until the next time.
     */
    static void index(Connection connection) throws SQLException {
        // A large year takes longer than a lost server may stay silent.
        connection.setNetworkTimeout(Runnable::run, 0);
        List<String> years = withoutIndex(connection);
        connection.commit();
        for (String year : years) {
            try {
                index(connection, year);
            } catch (SQLException failure) {
                connection.rollback();
                log.warn("cannot index {}, questions about it take longer: {}", year, failure.getMessage());
            }
        }
    }

    private static List<String> withoutIndex(Connection connection) throws SQLException {
        List<String> years = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(WITHOUT_INDEX)) {
            while (found.next()) {
                years.add(found.getString(1));
            }
        }
        return years;
    }

    private static void index(Connection connection, String year) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Writers queue up behind a lock that is waited for.
            statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
            // Of several processes that start at once one makes it, and the others find it made.
            statement.execute("LOCK TABLE " + year + " IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("CREATE INDEX IF NOT EXISTS " + year + "_rows ON " + year
                    + " (series, day) INCLUDE (lines, lines_without_weight, value, net_weight_kg)");
            connection.commit();
            // What is known to be visible is read from the index alone.
            connection.setAutoCommit(true);
            statement.execute("VACUUM " + year);
        } finally {
            connection.setAutoCommit(false);
        }
    }
}
