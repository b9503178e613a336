package io.landport.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened when needed and closed after any failure. Throws {@link StoreUnavailableException} for transient
 * failures, after which the call can be retried, and {@link StoreException} otherwise. Not thread-safe.
 */
public final class StoreConnection implements AutoCloseable {
    private final StoreAddress address;
    private final String operation;
    private final Predicate<SQLException> isTransient;
    private final String setting;
    private @Nullable Connection connection;

    /**
     * @param operation what it is for, as in "cannot write to the store"
     * @param setting a statement that is executed when a connection is opened; empty for none
     */
    public StoreConnection(
            StoreAddress address,
            String operation,
            Predicate<SQLException> isTransient,
            @Language("SQL") String setting) {
        this.address = address;
        this.operation = operation;
        this.isTransient = isTransient;
        this.setting = setting;
    }

    /** Statements of one transaction. */
    public interface Transaction<T> {
        T run(Connection open) throws SQLException;
    }

    /** Runs statements and commits. */
    public <T> T inTransaction(Transaction<T> transaction) throws StoreUnavailableException {
        try {
            Connection open = connect();
            T result = transaction.run(open);
            open.commit();
            return result;
        } catch (StoreException e) {
            close();
            throw e;
        } catch (SQLException e) {
            close();
            if (isTransient.test(e)) {
                throw new StoreUnavailableException(address, e);
            }
            throw new StoreException(
                    "cannot " + operation + " the store at " + address + " (SQL state " + e.getSQLState() + "): "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // The server rolls back the transaction of a lost connection.
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = address.connect();
            connection = open;
            if (!setting.isEmpty()) {
                try (Statement statement = open.createStatement()) {
                    statement.execute(setting);
                }
            }
            open.setAutoCommit(false);
        }
        return open;
    }
}
