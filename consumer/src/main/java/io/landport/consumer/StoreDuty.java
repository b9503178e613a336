package io.landport.consumer;

import io.landport.store.StoreUnavailableException;
import io.landport.store.write.ReceiptMonths;
import io.landport.store.write.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Work on the store that is due once in a period, and for the first time at once. For one thread. */
final class StoreDuty {
    private static final Duration RETENTION_PERIOD = Duration.ofHours(1);
    private static final Duration CHECK_PERIOD = Duration.ofSeconds(5);

    private final Duration period;
    private final Work work;
    private final Clock clock;
    private Instant last = Instant.MIN;

    private StoreDuty(Duration period, Work work, Clock clock) {
        this.period = period;
        this.work = work;
        this.clock = clock;
    }

    private interface Work {
        void run(Store store, Instant now) throws StoreUnavailableException;
    }

    /** Deletes the originals of rejected documents when their retention has ended. */
    static StoreDuty ofOriginals(Duration retention, Clock clock) {
        return new StoreDuty(RETENTION_PERIOD, (store, now) -> store.forgetOriginals(now.minus(retention)), clock);
    }

    /**
     * Keeps the receipts of the last months.
     *
     * @param months see {@link ReceiptMonths}
     */
    static StoreDuty ofReceipts(int months, Clock clock) {
        return new StoreDuty(
                RETENTION_PERIOD,
                (store, now) -> store.keepReceipts(new ReceiptMonths(LocalDate.ofInstant(now, ZoneOffset.UTC), months)),
                clock);
    }

    /** Queries the store, so that an outage is noticed while no records arrive. */
    static StoreDuty check(Clock clock) {
        return new StoreDuty(CHECK_PERIOD, (store, now) -> store.requireAnswer(), clock);
    }

    /** Called after every batch, so it is cheap while nothing is due. After the clock was set back, it is due at once. */
    void runIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (!now.isBefore(last) && now.minus(period).isBefore(last)) {
            return;
        }
        work.run(store, now);
        last = now;
    }
}
