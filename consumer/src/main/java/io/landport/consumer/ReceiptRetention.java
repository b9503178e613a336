package io.landport.consumer;

import io.landport.store.ReceiptMonths;
import io.landport.store.Store;
import io.landport.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps the receipts of the last months: once before anything is written, then once an hour. */
final class ReceiptRetention implements Retention {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final int months;
    private final Clock clock;
    private Instant due = Instant.MIN;

    /** @param months see {@link ReceiptMonths} */
    ReceiptRetention(int months, Clock clock) {
        this.months = months;
        this.clock = clock;
    }

    @Override
    public void applyIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.keepReceipts(new ReceiptMonths(LocalDate.ofInstant(now, ZoneOffset.UTC), months));
        due = now.plus(PERIOD);
    }
}
