package io.landport.bench.fire;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction that has read figures and stays open, as that of an analyst who went for lunch. */
final class HeldTransaction implements AutoCloseable {
    private final Connection connection;

    private HeldTransaction(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException if the store cannot be read */
    static HeldTransaction open(String url, String user) {
        try {
            Connection connection = DriverManager.getConnection(url, user, "");
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT count(*) FROM daily_total");
            }
            return new HeldTransaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the store", e);
        }
    }

    /** A rebuild or a fault may have ended it. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close a connection", e);
        }
    }
}
