package io.landport.domain.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the receipts of a feed since its webhook began, or since the last rebuild.
 *
 * @param pending not delivered yet
 * @param oldestPending when the oldest of them was decided; null if there is none
 * @param failingSince since when the feed takes nothing; null if it does
 * @param problem why it takes nothing; null if it does
 * @param difference receipts less all others; 0 unless receipts were lost, or are no longer kept
 */
public record WebhookBalance(
        String feed,
        long delivered,
        long pending,
        long parked,
        long skipped,
        @Nullable Instant oldestPending,
        @Nullable Instant failingSince,
        @Nullable String problem,
        long difference) {
    /** Receipts in the store. */
    public long receipts() {
        return delivered + pending + parked + skipped + difference;
    }

    /** Age of the oldest pending receipt; zero if there is none. */
    public Duration waiting(Instant now) {
        return since(oldestPending, now);
    }

    /** For how long the feed takes nothing; zero if it does. */
    public Duration failing(Instant now) {
        return since(failingSince, now);
    }

    private static Duration since(@Nullable Instant start, Instant now) {
        return start == null || start.isAfter(now) ? Duration.ZERO : Duration.between(start, now);
    }
}
