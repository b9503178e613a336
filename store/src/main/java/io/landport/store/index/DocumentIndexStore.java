package io.landport.store.index;

import io.landport.store.StoreAddress;
import io.landport.store.StoreConnection;
import io.landport.store.StoreUnavailableException;
import io.landport.store.sql.Sql;

/**
 * Writes the index of documents. Each call is one transaction on one connection, which is opened when needed and closed after any
 * failure. Not thread-safe.
 */
public final class DocumentIndexStore implements AutoCloseable {
    private final StoreConnection connection;

    public DocumentIndexStore(StoreAddress address) {
        this.connection = new StoreConnection(
                address,
                "write the index of documents to",
                e -> StoreUnavailableException.isTransient(e) || Sql.isOfMissingTable(e),
                "");
    }

    /**
     * Where the next segment of a partition begins. Deletes segments of an earlier topic of the same name.
     *
     * @throws StoreUnavailableException if the store does not answer, or has no index because it is not migrated yet
     */
    public IndexPosition position(DocumentPartition partition, String topicId) throws StoreUnavailableException {
        return connection.inTransaction(open -> IndexTables.position(open, partition, topicId));
    }

    /**
     * Writes a segment.
     *
     * @return false if another process has written a segment from the same offset on; then nothing is written
     */
    public boolean write(Segment segment, String topicId) throws StoreUnavailableException {
        return connection.inTransaction(open -> IndexTables.write(open, segment, topicId));
    }

    @Override
    public void close() {
        connection.close();
    }
}
