package io.landport.bench.trial;

import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.workload.Markers;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Records when the rows of markers become visible in the database. A trigger sends a notification for each, which PostgreSQL
 * delivers at commit: exact to about a millisecond, and for rows of other documents only a date is compared.
 */
public final class MarkerArrivals implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int WAIT_MILLIS = 50;
    private static final String TABLE = "daily_total_fact";
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Connection connection;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> seen = new HashMap<>();

    private MarkerArrivals(Connection connection) {
        this.connection = connection;
    }

    /**
     * The latencies of markers.
     *
     * @param micros of each marker; of a missing one, the time to the end
     * @param missing number of markers that did not arrive in time
     */
    public record MarkerLatencies(Histogram micros, int missing) {}

    /** Waits for the table of daily totals and starts to listen. */
    public static MarkerArrivals in(TrialEnvironment environment) throws SQLException {
        MarkerArrivals arrivals = new MarkerArrivals(environment.connect());
        arrivals.awaitTable();
        arrivals.listen();
        return arrivals;
    }

    /** Records arrivals until a time. */
    public void record(Instant until) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (clock.instant().isBefore(until)) {
            PGNotification[] notifications = listening.getNotifications(WAIT_MILLIS);
            Instant now = clock.instant();
            for (PGNotification notification : notifications) {
                seen.putIfAbsent(notification.getParameter(), now);
            }
        }
    }

    /**
     * The latencies of markers that were due at fixed times.
     *
     * @param first due time of the first marker
     * @param period between two markers
     * @param from time since the first one from which markers count
     * @param to time since the first one from which markers count no more
     * @param end what counts as the arrival of a missing marker
     */
    public MarkerLatencies latencies(Instant first, Duration period, Duration from, Duration to, Instant end) {
        Histogram micros = new Histogram(DIGITS);
        int missing = 0;
        for (int marker = (int) from.dividedBy(period); marker < to.dividedBy(period); marker++) {
            Instant due = first.plus(period.multipliedBy(marker));
            Instant arrived = seen.get(Markers.key(marker));
            missing += arrived == null ? 1 : 0;
            long nanos = Duration.between(due, arrived == null ? end : arrived).toNanos();
            micros.recordValue(Math.max(0, nanos / NANOS_PER_MICRO));
        }
        return new MarkerLatencies(micros, missing);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void awaitTable() throws SQLException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!hasTable()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("table " + TABLE + " does not exist");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean hasTable() throws SQLException {
        String sql = "SELECT to_regclass('" + TABLE + "') IS NOT NULL";
        return Sql.read(connection, sql, row -> row.getBoolean(1)).get(0);
    }

    private void listen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN marker");
            statement.execute("CREATE FUNCTION notify_marker() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " PERFORM pg_notify('marker', (SELECT " + TotalRows.KEY
                    + " FROM series, (SELECT NEW.day) AS total (day) WHERE id = NEW.series)); RETURN NULL; END $$");
            statement.execute("CREATE TRIGGER notify_marker AFTER INSERT ON " + TABLE
                    + " FOR EACH ROW WHEN (NEW.day < DATE '" + Markers.BEFORE + "') EXECUTE FUNCTION notify_marker()");
        }
    }
}
