package io.landport.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Limits a loop to a rate, with its turns evenly spread. Each turn is timed from the start and not from the turn before, so
 * that delays do not add up. A caller that is more than a second late is not caught up: timing restarts. Not thread-safe.
 */
public final class Pacer {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final LongSupplier nanoClock;
    private final LongConsumer parker;
    private long start;
    private long turns;

    /**
     * A pacer on any clock, for tests.
     *
     * @param perSecond turns a second, at least 1
     * @param nanoClock monotonic nanoseconds from any origin
     * @param parker waits for about this many nanoseconds; may return early, for example when interrupted
     */
    public Pacer(long perSecond, LongSupplier nanoClock, LongConsumer parker) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate is " + perSecond + " a second, must be at least 1");
        }
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.parker = parker;
    }

    /** A pacer on the system clock. */
    public static Pacer of(long perSecond) {
        return new Pacer(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * Waits for the next turn.
     *
     * @return false if the thread was interrupted before it; the thread stays interrupted
     */
    public boolean awaitTurn() {
        long now = nanoClock.getAsLong();
        if (turns == 0 || now - due() > SECOND) {
            start = now;
            turns = 0;
        }
        for (long wait = due() - now; wait > 0; wait = due() - nanoClock.getAsLong()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            parker.accept(wait);
        }
        turns++;
        return !Thread.currentThread().isInterrupted();
    }

    /** Computes whole seconds and the rest separately: the product of turns and nanoseconds would overflow within weeks. */
    private long due() {
        return start + turns / perSecond * SECOND + turns % perSecond * SECOND / perSecond;
    }
}
