package io.landport.consumer;

import io.landport.store.Store;
import io.landport.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks the store every five seconds whether it is there: while nothing arrives, nothing else would find out. */
final class StoreProbe {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Clock clock;
    private Instant due = Instant.MIN;

    StoreProbe(Clock clock) {
        this.clock = clock;
    }

    void probeIfDue(Store store) throws StoreUnavailableException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.requireAnswer();
        due = now.plus(PERIOD);
    }
}
