package io.landport.consumer;

import io.landport.store.Store;
import io.landport.store.StoreAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks the store every five seconds whether it is there: while nothing arrives, nothing else would find out. */
final class Pulse {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Clock clock;
    private Instant due = Instant.MIN;

    Pulse(Clock clock) {
        this.clock = clock;
    }

    void feelWhenDue(Store store) throws StoreAway {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        store.requireAnswer();
        due = now.plus(PERIOD);
    }
}
