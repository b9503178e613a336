package io.landport.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delay before the next retry: 100 ms at first, doubled each time, at most 5 s. All waiting for the store is done here. */
public final class Backoff implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch closed = new CountDownLatch(1);
    private Duration next = FIRST;

    /** The delay before the next retry; doubles with each call. */
    public Duration next() {
        Duration current = next;
        next = current.multipliedBy(2).compareTo(LONGEST) < 0 ? current.multipliedBy(2) : LONGEST;
        return current;
    }

    /** Starts again with the shortest delay, after a success. */
    public void reset() {
        next = FIRST;
    }

    /**
     * Waits before the next retry.
     *
     * @return whether to retry; false if this was closed, which also ends the wait
     */
    public boolean pause() throws InterruptedException {
        return !closed.await(next().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
