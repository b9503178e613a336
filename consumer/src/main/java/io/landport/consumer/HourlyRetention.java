package io.landport.consumer;

import io.landport.store.StoreUnavailableException;
import io.landport.store.write.ReceiptMonths;
import io.landport.store.write.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Deletes what has been kept long enough: once before anything is written, then once an hour. */
final class HourlyRetention implements Retention {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Deletion deletion;
    private final Clock clock;
    private Instant due = Instant.MIN;

    private HourlyRetention(Deletion deletion, Clock clock) {
        this.deletion = deletion;
        this.clock = clock;
    }

    private interface Deletion {
        void run(Store store, Instant now) throws StoreUnavailableException;
    }

    /** Deletes the originals of rejected documents when their retention has ended. */
    static HourlyRetention ofOriginals(Duration retention, Clock clock) {
        return new HourlyRetention((store, now) -> store.forgetOriginals(now.minus(retention)), clock);
    }

    /**
     * Keeps the receipts of the last months.
     *
     * @param months see {@link ReceiptMonths}
     */
    static HourlyRetention ofReceipts(int months, Clock clock) {
        return new HourlyRetention(
                (store, now) -> store.keepReceipts(new ReceiptMonths(LocalDate.ofInstant(now, ZoneOffset.UTC), months)),
                clock);
    }

    @Override
    public void applyIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        deletion.run(store, now);
        due = now.plus(PERIOD);
    }
}
