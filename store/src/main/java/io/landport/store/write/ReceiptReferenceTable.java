package io.landport.store.write;

import io.landport.domain.document.DocumentReference;
import io.landport.domain.receipt.Receipt;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.write.Batch.PlacedReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/** Writes {@code receipt_reference}. Most documents have no references, and then this costs nothing. */
final class ReceiptReferenceTable {
    private static final Upsert UPSERT = new Upsert(
            "receipt_reference",
            "reference_id text, source text, scheme text, channel text, document_id text",
            "received_day date");

    @Language("SQL")
    private static final String DELETE = "DELETE FROM receipt_reference WHERE received_day < ?";

    private ReceiptReferenceTable() {}

    static void write(Connection connection, Collection<PlacedReceipt> receipts, LocalDate keptFrom)
            throws SQLException {
        Map<List<String>, LocalDate> latest = new LinkedHashMap<>();
        for (PlacedReceipt placed : receipts) {
            Receipt receipt = placed.receipt();
            if (receipt.receivedDay().isBefore(keptFrom)) {
                continue;
            }
            for (DocumentReference reference : receipt.references()) {
                latest.merge(
                        List.of(
                                reference.id(),
                                receipt.document().source(),
                                reference.scheme(),
                                receipt.document().channel().code(),
                                receipt.document().document()),
                        receipt.receivedDay(),
                        (before, day) -> day.isAfter(before) ? day : before);
            }
        }
        List<Object[]> rows = new ArrayList<>(latest.size());
        latest.forEach((key, day) -> rows.add(row(key, day)));
        UPSERT.write(connection, rows);
    }

    /** Deletes references of receipts that were received before a day. */
    static void deleteBefore(Connection connection, LocalDate day) throws SQLException {
        Sql.update(connection, DELETE, day);
    }

    private static Object[] row(List<String> key, LocalDate day) {
        List<Object> cells = new ArrayList<>(key);
        cells.add(day);
        return cells.toArray();
    }
}
