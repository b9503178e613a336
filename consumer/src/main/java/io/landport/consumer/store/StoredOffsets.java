package io.landport.consumer.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the store has come, for whoever waits for it. */
public final class StoredOffsets {
    private StoredOffsets() {}

    /**
     * The next offset of each partition that the store has taken up.
     *
     * @throws StoreFailure if the store does not answer or has no such table
     */
    public static Map<TopicPartition, Long> of(StoreAddress store) {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT topic, partition, next_offset FROM sink_offset")) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return offsets;
        } catch (SQLException failed) {
            throw new StoreFailure("cannot read how far the store at " + store + " is: " + failed.getMessage(), failed);
        }
    }
}
