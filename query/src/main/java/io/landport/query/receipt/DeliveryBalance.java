package io.landport.query.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the receipts of a feed since its webhook began, or since the last rebuild.
 *
 * @param receipts in the store
 * @param pending not delivered yet
 * @param difference receipts less all others; 0 unless receipts were lost, or are no longer kept
 * @param failingSince since when the feed takes nothing; null if it does
 * @param problem why it takes nothing; null if it does
 */
public record DeliveryBalance(
        String feed,
        long receipts,
        long delivered,
        long pending,
        long parked,
        long skipped,
        long difference,
        @Nullable Instant failingSince,
        @Nullable String problem) {}
