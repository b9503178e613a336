package io.landport.query.receipt;

import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reads receipts from the store, each question in one snapshot. Thread-safe.
 */
public final class ReceiptReader implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String COLUMNS = """
        source, document_id, channel, revision, message, fate, reason, received_day, received, decided, day, crossing, sectors,
        topic_partition, topic_offset, summaries\
        """;

    /** All fates of a document, found by its own number or by another one that a message gave it. */
    @Language("SQL")
    private static final String OF_DOCUMENT = """
        SELECT %s FROM receipt_change
        WHERE source = ? AND document_id IN (
          SELECT ? UNION ALL SELECT document_id FROM document_reference WHERE reference_id = ? AND source = ?)
        ORDER BY document_id, topic_partition, topic_offset\
        """.formatted(COLUMNS);

    @Language("SQL")
    private static final String POSITIONS = """
        SELECT topic_partition, topic_id, next_offset, expired FROM receipt_position ORDER BY topic_partition\
        """;

    @Language("SQL")
    private static final String SOURCES = "SELECT id FROM source";

    /** Every partition in its order, and all partitions in turn. */
    @Language("SQL")
    private static final String AFTER = """
        SELECT r.*
        FROM unnest(?::integer[], ?::bigint[], ?::bigint[]) AS f (topic_partition, first, last)
        CROSS JOIN LATERAL (
          SELECT each.*
          FROM unnest(?::text[]) AS s (source)
          CROSS JOIN LATERAL (
            SELECT %s FROM receipt_change c
            WHERE c.source = s.source AND c.topic_partition = f.topic_partition
              AND c.topic_offset >= f.first AND c.topic_offset < f.last
            ORDER BY c.topic_offset LIMIT ?) AS each
          ORDER BY each.topic_offset LIMIT ?) AS r
        ORDER BY r.topic_offset - f.first, r.topic_partition
        LIMIT ?\
        """.formatted(COLUMNS);

    private final StorePool pool;

    /** Connects with the first question. */
    public ReceiptReader(String url, String user, String password) {
        this.pool = new StorePool(url, user, password, TIMEOUT, CONNECTIONS);
    }

    /**
     * All receipts of a document in the order in which they were written, by document number.
     *
     * @param number of the document at its source, or another number that a message gave it
     */
    public List<StoredReceipt> of(String source, String number) {
        return reading(connection -> {
            try (PreparedStatement question = connection.prepareStatement(OF_DOCUMENT)) {
                question.setString(1, source);
                question.setString(2, number);
                question.setString(3, number);
                question.setString(4, source);
                List<StoredReceipt> receipts = new ArrayList<>();
                try (ResultSet rows = question.executeQuery()) {
                    while (rows.next()) {
                        receipts.add(receipt(rows));
                    }
                }
                return receipts;
            }
        });
    }

    /**
     * The receipts that follow a cursor, each document's in its order.
     *
     * @param after where the reader stopped; empty to start with the oldest receipt that the store keeps
     * @param limit at least 1
     * @throws ExpiredCursorException if the store no longer has all receipts after the cursor
     */
    public ReceiptPage after(Optional<ReceiptCursor> after, ReadableSources readable, int limit)
            throws ExpiredCursorException {
        Positions positions = new Positions();
        List<Long> first = new ArrayList<>();
        Optional<ReceiptPage> page = reading(connection -> {
            positions.read(connection);
            if (!positions.contain(after)) {
                return Optional.empty();
            }
            first.addAll(after.map(ReceiptCursor::next).orElse(positions.expired));
            return Optional.of(page(connection, positions, first, sources(connection, readable), limit));
        });
        return page.orElseThrow(() -> new ExpiredCursorException(
                "the receipts after the cursor are no longer kept, or all receipts were written again"));
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What the store has of the topic of receipts. */
    private static final class Positions {
        private final List<Integer> partitions = new ArrayList<>();
        private final List<Long> next = new ArrayList<>();
        private final List<Long> expired = new ArrayList<>();
        private String topic = "";

        void read(Connection connection) throws SQLException {
            partitions.clear();
            next.clear();
            expired.clear();
            try (PreparedStatement question = connection.prepareStatement(POSITIONS);
                    ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    partitions.add(rows.getInt("topic_partition"));
                    topic = rows.getString("topic_id");
                    next.add(rows.getLong("next_offset"));
                    expired.add(rows.getLong("expired"));
                }
            }
        }

        boolean contain(Optional<ReceiptCursor> cursor) {
            if (cursor.isEmpty()) {
                return true;
            }
            List<Long> wanted = cursor.get().next();
            if (!cursor.get().topic().equals(topic) || wanted.size() != next.size()) {
                return false;
            }
            for (int partition = 0; partition < wanted.size(); partition++) {
                if (wanted.get(partition) < expired.get(partition) || wanted.get(partition) > next.get(partition)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static ReceiptPage page(
            Connection connection, Positions positions, List<Long> first, List<String> sources, int limit)
            throws SQLException {
        List<Long> next = new ArrayList<>(first);
        List<StoredReceipt> receipts = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(AFTER)) {
            question.setArray(1, connection.createArrayOf("integer", positions.partitions.toArray()));
            question.setArray(2, connection.createArrayOf("bigint", first.toArray()));
            question.setArray(3, connection.createArrayOf("bigint", positions.next.toArray()));
            question.setArray(4, connection.createArrayOf("text", sources.toArray()));
            question.setInt(5, limit);
            question.setInt(6, limit);
            question.setInt(7, limit);
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    receipts.add(receipt(rows));
                    next.set(
                            positions.partitions.indexOf(rows.getInt("topic_partition")),
                            rows.getLong("topic_offset") + 1);
                }
            }
        }
        boolean hasMore = receipts.size() == limit;
        return new ReceiptPage(receipts, new ReceiptCursor(positions.topic, hasMore ? next : positions.next), hasMore);
    }

    private static List<String> sources(Connection connection, ReadableSources readable) throws SQLException {
        if (!readable.sources().isEmpty()) {
            return readable.sources();
        }
        List<String> sources = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(SOURCES);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                sources.add(rows.getString(1));
            }
        }
        return sources;
    }

    private static StoredReceipt receipt(ResultSet row) throws SQLException {
        Array sectors = row.getArray("sectors");
        Date day = row.getDate("day");
        return new StoredReceipt(
                row.getString("source"),
                row.getString("document_id"),
                row.getString("channel"),
                row.getObject("revision", Long.class),
                row.getString("message"),
                row.getString("fate"),
                row.getString("reason"),
                row.getDate("received_day").toLocalDate(),
                instant(row.getTimestamp("received")),
                row.getTimestamp("decided").toInstant(),
                day == null ? null : day.toLocalDate(),
                row.getString("crossing"),
                sectors == null ? List.of() : List.of((String[]) sectors.getArray()),
                row.getLong("summaries"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private <T> T reading(StoreReader.StoreReading<T> question) {
        try (StoreReader reader = pool.reader()) {
            return reader.read(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
