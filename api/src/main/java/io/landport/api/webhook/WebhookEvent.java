package io.landport.api.webhook;

import io.landport.api.receipt.ReceiptJson;
import io.landport.domain.receipt.ReceiptEvent;
import io.landport.domain.text.TextDigest;
import io.landport.query.receipt.ReceiptCursor;
import io.landport.query.receipt.StoredReceipt;

/**
 * A receipt as it is posted.
 *
 * @param id the same each time that the receipt is posted, also after a rebuild
 * @param document whose events are posted one after the other
 * @param body in JSON
 */
record WebhookEvent(String id, String document, String body) {
    private static final int ID_DIGITS = 32;

    /** @param after the cursor of a page before which all receipts of the feed are delivered or parked */
    static WebhookEvent of(StoredReceipt receipt, ReceiptCursor after) {
        String data = ReceiptJson.line(receipt);
        String type = type(receipt).type();
        // Types, times and cursors have no character that JSON escapes.
        String body = "{\"type\":\"" + type + "\",\"timestamp\":\"" + receipt.decided() + "\",\"after\":\""
                + after.text() + "\",\"data\":" + data + "}";
        return new WebhookEvent(
                "msg_" + TextDigest.sha256(type + data).substring(0, ID_DIGITS),
                receipt.channel() + '\t' + receipt.source() + '\t' + receipt.document(),
                body);
    }

    /** The event of the receipt with the same content that occurs for this time: one document may be replaced twice in a record. */
    WebhookEvent occurring(int time) {
        return time == 1 ? this : new WebhookEvent(id + '-' + time, document, body);
    }

    static ReceiptEvent type(StoredReceipt receipt) {
        return ReceiptEvent.of(receipt.fate(), receipt.received() != null);
    }
}
