package io.landport.query.receipt;

import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.intellij.lang.annotations.Language;

/**
 * What the store has of a partition of the topic of receipts.
 *
 * @param topic id of the topic
 * @param next offset after the last receipt
 * @param expired offset of the first receipt that is kept
 */
record ReceiptPosition(long partition, String topic, long next, long expired) {
    @Language("SQL")
    private static final String POSITIONS = """
        SELECT topic_partition, topic_id, next_offset, expired FROM receipt_position ORDER BY topic_partition\
        """;

    /** Those of all partitions, in their order. */
    static List<ReceiptPosition> all(Connection connection) throws SQLException {
        return SqlFragment.of(POSITIONS)
                .read(
                        connection,
                        row -> new ReceiptPosition(
                                row.getInt("topic_partition"),
                                row.getString("topic_id"),
                                row.getLong("next_offset"),
                                row.getLong("expired")));
    }

    boolean contains(long offset) {
        return offset >= expired && offset <= next;
    }
}
