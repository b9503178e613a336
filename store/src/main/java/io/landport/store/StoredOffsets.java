package io.landport.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/** Reads the offsets up to which topics are in the store, for clients that wait for records. */
public final class StoredOffsets {
    private static final String UNDEFINED_TABLE = "42P01";

    @Language("SQL")
    private static final String OFFSETS = "SELECT topic, partition, next_offset FROM store_position";

    private StoredOffsets() {}

    /**
     * The next offset of each partition; empty if the store has not been migrated yet.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<StoredPartition, Long> of(StoreAddress address) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OFFSETS)) {
            Map<StoredPartition, Long> offsets = new HashMap<>();
            while (rows.next()) {
                offsets.put(new StoredPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return offsets;
        } catch (SQLException failure) {
            if (UNDEFINED_TABLE.equals(failure.getSQLState())) {
                return Map.of();
            }
            throw new StoreException("cannot read the store at " + address + ": " + failure.getMessage(), failure);
        }
    }
}
