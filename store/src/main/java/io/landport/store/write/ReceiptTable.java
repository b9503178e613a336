package io.landport.store.write;

import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.store.sql.PartitionSchema;
import io.landport.store.sql.Sql;
import io.landport.store.write.Batch.PlacedReceipt;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes {@code receipt_log}. There is a receipt for every document, so rows are appended with COPY, which costs a third of an upsert
 * (docs/adr/0030-receipts.md).
 */
final class ReceiptTable {
    @Language("SQL")
    private static final String COPY = """
        COPY receipt_log (month_slot, topic_partition, topic_offset, channel, source, document_id, revision, message, fate, reason,
          received_day, received, decided, day, crossing, sectors, summaries) FROM STDIN\
        """;

    @Language("SQL")
    private static final String KEEP_FROM = """
        INSERT INTO receipt_retention (kept_from) VALUES (?)
        ON CONFLICT (is_single) DO UPDATE SET kept_from = excluded.kept_from
        WHERE receipt_retention.kept_from < excluded.kept_from\
        """;

    @Language("SQL")
    private static final String IS_EXPIRED = """
        SELECT max(received_day) < ? FROM receipt_log WHERE month_slot = ?\
        """;

    @Language("SQL")
    private static final String NOTE_EXPIRY = """
        INSERT INTO receipt_expiry (topic_partition, next_offset)
        SELECT topic_partition, max(topic_offset) + 1 FROM receipt_log WHERE month_slot = ? GROUP BY topic_partition
        ON CONFLICT (topic_partition) DO UPDATE
        SET next_offset = greatest(receipt_expiry.next_offset, excluded.next_offset)\
        """;

    /** Readers that start meanwhile wait at most this long; then the partition is emptied the next time. */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '500ms'";

    private static final String LOCKED = "55P03";
    private static final String NULL = "\\N";

    private ReceiptTable() {}

    /** Appends receipts, except those that were received before a day. */
    static void write(Connection connection, Collection<PlacedReceipt> receipts, LocalDate keptFrom)
            throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        StringBuilder rows = new StringBuilder();
        for (PlacedReceipt placed : receipts) {
            if (!placed.receipt().receivedDay().isBefore(keptFrom)) {
                append(placed, rows);
            }
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("cannot read a text in memory", e);
        }
    }

    /** Notes the first received day to keep, which never goes back. */
    static void keepFrom(Connection connection, LocalDate keptFrom) throws SQLException {
        Sql.update(connection, KEEP_FROM, keptFrom);
    }

    /**
     * Empties a partition if all its receipts were received before a day, and notes the offsets up to which they are gone.
     *
     * @return false if readers lock it; then the caller must roll back
     */
    static boolean emptyIfExpired(Connection connection, int slot, LocalDate keptFrom) throws SQLException {
        if (!isExpired(connection, slot, keptFrom)) {
            return true;
        }
        Sql.update(connection, NOTE_EXPIRY, slot);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK_TIMEOUT);
            statement.execute("TRUNCATE " + PartitionSchema.of(connection) + '.' + ReceiptMonths.table(slot));
            return true;
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** A clock that is wrong must not delete what others have just written. */
    private static boolean isExpired(Connection connection, int slot, LocalDate keptFrom) throws SQLException {
        return Sql.read(connection, IS_EXPIRED, row -> row.getBoolean(1), keptFrom, slot)
                .get(0);
    }

    private static void append(PlacedReceipt placed, StringBuilder to) {
        Receipt receipt = placed.receipt();
        Reason reason = receipt.reason();
        CountedAt counted = receipt.counted();
        to.append(ReceiptMonths.slot(receipt.receivedDay())).append('\t');
        to.append(placed.partition()).append('\t');
        to.append(placed.offset()).append('\t');
        to.append(receipt.document().channel().code()).append('\t');
        text(receipt.document().source(), to).append('\t');
        text(receipt.document().document(), to).append('\t');
        cell(receipt.revision(), to).append('\t');
        text(receipt.message(), to).append('\t');
        to.append(receipt.fate().code()).append('\t');
        cell(reason == null ? null : reason.code(), to).append('\t');
        to.append(receipt.receivedDay()).append('\t');
        Instant received = receipt.received();
        cell(received, to).append('\t');
        (receipt.decided().equals(received) ? cell(received, to) : cell(receipt.decided(), to)).append('\t');
        cell(counted == null ? null : counted.day(), to).append('\t');
        text(counted == null ? null : counted.crossing(), to).append('\t');
        sectors(counted, to).append('\t');
        to.append(receipt.summaries()).append('\n');
    }

    /** Ids of the reference data: letters, digits and hyphens, which an array needs no quotes for. */
    private static StringBuilder sectors(@Nullable CountedAt counted, StringBuilder to) {
        return counted == null ? to.append(NULL) : text('{' + String.join(",", counted.sectors()) + '}', to);
    }

    private static StringBuilder cell(@Nullable Object cell, StringBuilder to) {
        return cell == null ? to.append(NULL) : to.append(cell);
    }

    /** Escapes the only special character of COPY that a valid document number may contain. */
    private static StringBuilder text(@Nullable String text, StringBuilder to) {
        if (text == null) {
            return to.append(NULL);
        }
        return to.append(text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\"));
    }
}
