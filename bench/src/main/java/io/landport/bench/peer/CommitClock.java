package io.landport.bench.peer;

import java.time.Duration;

/** Decides when to commit, with the commit interval of Landport's streams stage. */
final class CommitClock {
    static final Duration INTERVAL = Duration.ofMillis(100);

    private long last = System.nanoTime();

    /** Whether the interval has passed; if so, starts the next one. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < INTERVAL.toNanos()) {
            return false;
        }
        last = now;
        return true;
    }
}
