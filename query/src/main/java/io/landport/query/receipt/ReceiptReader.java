package io.landport.query.receipt;

import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.sql.SqlFragment;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** Reads receipts from the store, each question in one snapshot. Thread-safe. */
public final class ReceiptReader implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String COLUMNS = """
        source, document_id, channel, revision, message, fate, reason, received_day, received, decided, day, crossing, sectors,
        topic_partition, topic_offset, summaries\
        """;

    /** All fates of documents, found by their own number or by another one that a message gave them. No sources are all. */
    @Language("SQL")
    private static final String OF_NUMBER = """
        SELECT %s FROM receipt_change c CROSS JOIN (SELECT ?::text AS number, ?::text[] AS sources) AS wanted
        WHERE document_id IN (SELECT ? UNION ALL SELECT document_id FROM document_reference WHERE reference_id = ?)
          AND (document_id = number OR EXISTS (
            SELECT FROM document_reference r
            WHERE r.reference_id = number AND r.source = c.source AND r.document_id = c.document_id))
          AND (sources = '{}' OR source = ANY (sources))
        ORDER BY source, document_id, topic_partition, topic_offset\
        """.formatted(COLUMNS);

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
     * All receipts of the documents with a number, each in the order in which they were written.
     *
     * @param number of a document at its source, or another number that a message gave it
     */
    public List<StoredReceipt> of(ReadableSources readable, String number) {
        SqlFragment receipts = SqlFragment.of(OF_NUMBER, number, readable.sources(), number, number);
        return read(connection -> receipts.read(connection, ReceiptReader::receipt));
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
        return read(connection -> {
                    List<ReceiptPosition> positions = ReceiptPosition.all(connection);
                    return contains(positions, after)
                            ? Optional.of(page(connection, positions, after, sources(connection, readable), limit))
                            : Optional.<ReceiptPage>empty();
                })
                .orElseThrow(() -> new ExpiredCursorException(
                        "the receipts after the cursor are no longer kept, or all receipts were written again"));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static boolean contains(List<ReceiptPosition> positions, Optional<ReceiptCursor> cursor) {
        if (cursor.isEmpty()) {
            return true;
        }
        List<Long> next = cursor.get().next();
        return next.size() == positions.size()
                && cursor.get().topic().equals(topic(positions))
                && IntStream.range(0, next.size())
                        .allMatch(place -> positions.get(place).contains(next.get(place)));
    }

    private static String topic(List<ReceiptPosition> positions) {
        return positions.stream().map(ReceiptPosition::topic).findFirst().orElse("");
    }

    private static ReceiptPage page(
            Connection connection,
            List<ReceiptPosition> positions,
            Optional<ReceiptCursor> after,
            List<String> sources,
            int limit)
            throws SQLException {
        List<Long> partitions =
                positions.stream().map(ReceiptPosition::partition).toList();
        List<Long> ends = positions.stream().map(ReceiptPosition::next).toList();
        List<Long> first = after.map(ReceiptCursor::next)
                .orElseGet(
                        () -> positions.stream().map(ReceiptPosition::expired).toList());
        List<Long> next = new ArrayList<>(first);
        List<StoredReceipt> receipts = SqlFragment.of(AFTER, partitions, first, ends, sources, limit, limit, limit)
                .read(connection, row -> {
                    next.set(partitions.indexOf(row.getLong("topic_partition")), row.getLong("topic_offset") + 1);
                    return receipt(row);
                });
        boolean hasMore = receipts.size() == limit;
        return new ReceiptPage(receipts, new ReceiptCursor(topic(positions), hasMore ? next : ends), hasMore);
    }

    private static List<String> sources(Connection connection, ReadableSources readable) throws SQLException {
        return readable.sources().isEmpty()
                ? SqlFragment.of(SOURCES).read(connection, row -> row.getString(1))
                : readable.sources();
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

    private <T> T read(StoreReader.StoreReading<T, RuntimeException> question) {
        try (StoreReader reader = pool.reader()) {
            return reader.read(question);
        }
    }
}
