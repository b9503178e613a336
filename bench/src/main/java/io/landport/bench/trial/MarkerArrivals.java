package io.landport.bench.trial;

import io.landport.bench.candidate.TotalTable;
import io.landport.bench.workload.Markers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * When the rows of markers became visible in the database. A trigger notifies of each, and PostgreSQL delivers at the commit:
 * exact to about a millisecond, and rows of other documents cost no more than a comparison of dates.
 */
public final class Arrivals implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WAIT_MILLIS = 50;

    private final Connection connection;
    private final Clock clock;
    private final Map<String, Instant> seen = new HashMap<>();

    private Arrivals(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Waits for the table and listens to it from now on. */
    public static Arrivals in(TotalTable table, String url, String user, Clock clock) throws SQLException {
        Arrivals arrivals = new Arrivals(DriverManager.getConnection(url, user, ""), clock);
        arrivals.awaitTable(table.name());
        arrivals.listen(table);
        return arrivals;
    }

    /** Takes note of what arrives until a moment. */
    public void note(Instant until) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (clock.instant().isBefore(until)) {
            PGNotification[] notifications = listening.getNotifications(WAIT_MILLIS);
            Instant now = clock.instant();
            for (PGNotification notification : notifications) {
                seen.putIfAbsent(notification.getParameter(), now);
            }
        }
    }

    /** When each marker's row became visible, by the key of its total. */
    public Map<String, Instant> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void awaitTable(String table) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!exists(table)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("there is no table " + table);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean exists(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void listen(TotalTable table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN marker");
            statement.execute("CREATE FUNCTION tell_marker() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " PERFORM pg_notify('marker', (SELECT " + table.key() + " FROM (SELECT NEW.*) AS total));"
                    + " RETURN NULL; END $$");
            statement.execute("CREATE TRIGGER tell_marker AFTER INSERT ON " + table.name()
                    + " FOR EACH ROW WHEN (NEW." + table.day() + " < DATE '" + Markers.BEFORE
                    + "') EXECUTE FUNCTION tell_marker()");
        }
    }
}
