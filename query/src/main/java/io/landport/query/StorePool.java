package io.landport.query;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Connections to the store that threads share, with the limits of {@link StoreReader}. Connects with the first query. Thread-safe. */
public final class StorePool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoreFailures failures;
    private final StoreHeartbeat heartbeat;
    private final HikariDataSource connections = new HikariDataSource();

    /**
     * @param timeout of a query, in whole milliseconds
     * @param most connections at a time; a thread waits {@link #PATIENCE} for one
     */
    public StorePool(String url, String user, String password, Duration timeout, int most) {
        this.failures = new StoreFailures(url.replaceFirst("\\?.*", ""), user, timeout);
        connections.setPoolName("store");
        connections.setJdbcUrl(url);
        Properties properties = StoreReader.properties(user, password, timeout);
        this.heartbeat = new StoreHeartbeat(() -> DriverManager.getConnection(url, properties));
        connections.setDataSourceProperties(properties);
        connections.setMaximumPoolSize(most);
        connections.setMinimumIdle(0);
        connections.setConnectionTimeout(PATIENCE.toMillis());
        connections.setReadOnly(true);
        connections.setAutoCommit(false);
        // HikariCP's own setting of the isolation would follow its first check, in the transaction that the check
        // begins.
        connections.setConnectionInitSql("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ; "
                + StoreReader.settings(timeout));
        // Commits them: otherwise they would be reset if the first transaction is rolled back.
        connections.setIsolateInternalQueries(true);
    }

    /**
     * A connection for one thread, which closes it.
     *
     * @throws QueryException if none is free in time, or if the store is unreachable
     */
    public StoreReader reader() {
        try {
            return new StoreReader(failures, connections.getConnection(), heartbeat);
        } catch (SQLException e) {
            throw failures.ofOpening(e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
