package io.landport.consumer;

import io.landport.store.Store;
import io.landport.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes the originals of rejected documents once an hour when their retention has ended. */
final class OriginalRetention implements Retention {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Duration retention;
    private final Clock clock;
    private Instant due = Instant.MIN;

    OriginalRetention(Duration retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void applyIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.forgetOriginals(now.minus(retention));
        due = now.plus(PERIOD);
    }
}
