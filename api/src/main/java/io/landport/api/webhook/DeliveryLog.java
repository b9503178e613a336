package io.landport.api.webhook;

import io.landport.query.receipt.DeliveryState;
import io.landport.query.receipt.ExpiredCursorException;
import io.landport.query.receipt.ReceiptPage;
import java.util.Optional;

/** The receipts of one feed, and how far it was told of them. Its methods throw what the store throws. */
public interface DeliveryLog {
    /** Where to go on; empty while another process tells the feed, or while there are no receipts. */
    Optional<DeliveryState> resume();

    /**
     * The receipts that follow.
     *
     * @throws ExpiredCursorException if they were written again by a rebuild, or are no longer kept
     */
    ReceiptPage after(DeliveryState state, int limit) throws ExpiredCursorException;

    /** Keeps how far the feed was told. Must be called twice a minute; returns false if another process has taken over. */
    boolean record(DeliveryState state);
}
