package io.landport.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long to wait before the next try: 100 ms at first, twice as long each time, at most 5 s. The one place that waits. */
public final class Backoff implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch closed = new CountDownLatch(1);
    private Duration next = FIRST;

    /** The wait before the next try; each is longer than the one before. */
    public Duration next() {
        Duration current = next;
        next = current.multipliedBy(2).compareTo(LONGEST) < 0 ? current.multipliedBy(2) : LONGEST;
        return current;
    }

    /** Starts over, once a try went well. */
    public void reset() {
        next = FIRST;
    }

    /**
     * Waits before the next try.
     *
     * @return whether to try again: not if this was closed, which also ends a wait
     */
    public boolean pause() throws InterruptedException {
        return !closed.await(next().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
