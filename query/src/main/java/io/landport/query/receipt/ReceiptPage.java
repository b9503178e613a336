package io.landport.query.receipt;

import java.util.List;

/**
 * Receipts that follow a cursor.
 *
 * @param next the cursor that follows them
 * @param hasMore whether there may be more already
 */
public record ReceiptPage(List<StoredReceipt> receipts, ReceiptCursor next, boolean hasMore) {
    public ReceiptPage {
        receipts = List.copyOf(receipts);
    }
}
