package io.landport.store;

import java.util.HashMap;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/** Reads the offsets up to which topics are in the store, for clients that wait for records. */
public final class StoredOffsets {
    @Language("SQL")
    private static final String OFFSETS = "SELECT topic, partition, next_offset FROM store_position";

    @Language("SQL")
    private static final String WRITTEN = "SELECT topic, partition, next_offset FROM sink_offset";

    private StoredOffsets() {}

    /**
     * The next offset of each partition, for analysts; empty if the store has not been migrated yet.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<StoredPartition, Long> of(StoreAddress address) {
        return read(address, OFFSETS, address::connect);
    }

    /**
     * The same for those who watch: fails after a few seconds if the store does not answer.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<StoredPartition, Long> ofWatched(StoreAddress address) {
        return read(address, OFFSETS, address::connectToWatch);
    }

    /**
     * The same for the writer, who may not read views.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<StoredPartition, Long> ofWriter(StoreAddress address) {
        return read(address, WRITTEN, address::connectToWatch);
    }

    private static Map<StoredPartition, Long> read(StoreAddress address, String query, StoreAddress.Opener opener) {
        Map<StoredPartition, Long> offsets = new HashMap<>();
        address.readIfMigrated(
                opener,
                query,
                row -> offsets.put(new StoredPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return offsets;
    }
}
