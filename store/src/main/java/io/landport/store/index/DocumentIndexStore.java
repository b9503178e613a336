package io.landport.store.index;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of documents. Each call is one transaction on one connection, which is opened when needed and closed after any
 * failure. Not thread-safe.
 */
public final class DocumentIndexStore implements AutoCloseable {
    private static final String UNDEFINED_TABLE = "42P01";

    private final StoreAddress address;
    private @Nullable Connection connection;

    public DocumentIndexStore(StoreAddress address) {
        this.address = address;
    }

    /**
     * Where the next segment of a partition begins. Deletes segments of an earlier topic of the same name.
     *
     * @throws StoreUnavailableException if the store does not answer, or has no index because it is not migrated yet
     */
    public IndexPosition position(DocumentPartition partition, String topicId) throws StoreUnavailableException {
        return inTransaction(open -> IndexTables.position(open, partition, topicId));
    }

    /**
     * Writes a segment.
     *
     * @return false if another process has written a segment from the same offset on; then nothing is written
     */
    public boolean write(Segment segment, String topicId) throws StoreUnavailableException {
        return inTransaction(open -> IndexTables.write(open, segment, topicId));
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

    private <T> T inTransaction(Statements<T> statements) throws StoreUnavailableException {
        try {
            Connection open = connected();
            T result = statements.run(open);
            open.commit();
            return result;
        } catch (SQLException e) {
            close();
            if (StoreUnavailableException.isTransient(e) || UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw new StoreUnavailableException(address, e);
            }
            throw new StoreException(
                    "cannot write the index of documents to the store at " + address + " (SQL state " + e.getSQLState()
                            + "): " + e.getMessage(),
                    e);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = address.connect();
            connection = open;
            open.setAutoCommit(false);
        }
        return open;
    }

    private interface Statements<T> {
        T run(Connection connection) throws SQLException;
    }
}
