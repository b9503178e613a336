package io.landport.consumer;

import io.landport.store.Store;
import io.landport.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has the store forget originals that are past their time, once an hour. */
final class Retention {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Duration kept;
    private final Clock clock;
    private Instant due = Instant.MIN;

    /** @param kept how long an original may stay */
    Retention(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    void applyWhenDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.forgetOriginals(now.minus(kept));
        due = now.plus(PERIOD);
    }
}
