package io.landport.consumer;

import io.landport.store.StoreUnavailableException;
import io.landport.store.write.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Queries the store every five seconds, so that an outage is noticed while no records arrive. */
final class StoreHealthCheck {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Clock clock;
    private Instant due = Instant.MIN;

    StoreHealthCheck(Clock clock) {
        this.clock = clock;
    }

    void runIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.requireAnswer();
        due = now.plus(PERIOD);
    }
}
