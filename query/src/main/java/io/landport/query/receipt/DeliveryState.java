package io.landport.query.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed was told of its receipts.
 *
 * @param feed name of the feed
 * @param cursor after the receipts that are delivered, parked or skipped
 * @param delivered number of receipts that the feed has acknowledged
 * @param parked number of receipts that it did not take for days; it reads them by the cursor
 * @param skipped number of receipts of events that it does not subscribe to, or that were delivered before a rebuild
 * @param decided the latest time at which one of them was decided; null if there is none
 * @param skipBefore receipts that were decided before were delivered from an earlier generation; null if there is none
 * @param failingSince since when the feed takes nothing; null if it does
 * @param problem why it takes nothing; null if it does
 */
public record DeliveryState(
        String feed,
        ReceiptCursor cursor,
        long delivered,
        long parked,
        long skipped,
        @Nullable Instant decided,
        @Nullable Instant skipBefore,
        @Nullable Instant failingSince,
        @Nullable String problem) {

    /** After a page of which the feed has taken some receipts. */
    public DeliveryState after(
            ReceiptCursor next, long nowDelivered, long nowParked, long nowSkipped, @Nullable Instant latest) {
        return new DeliveryState(
                feed,
                next,
                delivered + nowDelivered,
                parked + nowParked,
                skipped + nowSkipped,
                decided == null || (latest != null && latest.isAfter(decided)) ? latest : decided,
                skipBefore,
                failingSince,
                problem);
    }

    /** While the feed takes nothing. */
    public DeliveryState failing(Instant since, String why) {
        return new DeliveryState(feed, cursor, delivered, parked, skipped, decided, skipBefore, since, why);
    }

    /** When the feed has taken something again. */
    public DeliveryState working() {
        return new DeliveryState(feed, cursor, delivered, parked, skipped, decided, skipBefore, null, null);
    }

    /** Whether the receipt was delivered from an earlier generation. */
    public boolean isKnown(StoredReceipt receipt) {
        return skipBefore != null && receipt.decided().isBefore(skipBefore);
    }
}
