package io.landport.bench.peer;

import java.time.Duration;

/** When the next commit is due: the interval is that of Landport's streams stage. */
final class CommitClock {
    static final Duration INTERVAL = Duration.ofMillis(100);

    private long last = System.nanoTime();

    /** Whether the interval has passed; if so, the next one begins. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < INTERVAL.toNanos()) {
            return false;
        }
        last = now;
        return true;
    }
}
