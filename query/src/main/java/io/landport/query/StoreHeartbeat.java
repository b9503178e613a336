package io.landport.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Detects that the server hangs while a query runs. A suspended server keeps its connections open and sends nothing, like one that is
 * computing. While a query runs for longer than {@link #PERIOD}, a thread opens further connections. If the server does not answer one,
 * the connections of all queries that are running are aborted, and the queries fail.
 */
final class StoreHeartbeat {
    static final Duration PERIOD = Duration.ofSeconds(3);

    /** The class of SQL states for a connection that cannot be opened. Any other state is an answer of the server. */
    private static final String CONNECTION_EXCEPTION = "08";

    private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "store-heartbeat");
        created.setDaemon(true);
        return created;
    });

    private final Opener opener;
    private long checked = System.nanoTime() - PERIOD.toNanos();
    private boolean hangs;

    /** @param opener opens a connection to the server, or fails within seconds */
    StoreHeartbeat(Opener opener) {
        this.opener = opener;
    }

    /** Opens a connection. */
    interface Opener {
        Connection open() throws SQLException;
    }

    /** Checks the server from time to time until the query ends. */
    RunningQuery during(Connection query) {
        return new RunningQuery(query);
    }

    /** Runs on the one thread. What one query has found is true for the others. */
    private void beat(RunningQuery query) {
        if (System.nanoTime() - checked >= PERIOD.toNanos()) {
            hangs = !answers();
            checked = System.nanoTime();
        }
        if (hangs) {
            query.abort();
        }
    }

    private boolean answers() {
        try {
            opener.open().close();
            return true;
        } catch (SQLException e) {
            return !String.valueOf(e.getSQLState()).startsWith(CONNECTION_EXCEPTION);
        }
    }

    /** A query that is running. */
    final class RunningQuery {
        private final Connection connection;
        private final Future<?> beats;
        private boolean isEnded;

        private RunningQuery(Connection connection) {
            this.connection = connection;
            this.beats = THREAD.scheduleWithFixedDelay(
                    () -> beat(this), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }

        synchronized void end() {
            isEnded = true;
            beats.cancel(false);
        }

        /** Only while the query runs: afterwards others may use its connection. */
        private synchronized void abort() {
            if (!isEnded) {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    // It has been closed.
                }
            }
        }
    }
}
