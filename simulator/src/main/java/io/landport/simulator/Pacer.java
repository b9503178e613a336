package io.landport.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Spreads turns evenly over time, so many a second. Each turn is timed from the start, not from the turn before, so
 * lateness does not add up; who falls behind by more than a second is not hurried, but timed anew. Not for several threads
 * at once.
 */
public final class Pacer {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final LongSupplier nanoClock;
    private final LongConsumer parker;
    private long start;
    private long turns;

    /**
     * A pace by any clock, for tests.
     *
     * @param perSecond turns a second, at least 1
     * @param nanoClock nanoseconds from any origin, never going back
     * @param parker waits about so many nanoseconds; may return early, as on an interrupt
     */
    public Pacer(long perSecond, LongSupplier nanoClock, LongConsumer parker) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate is " + perSecond + " a second, must be at least 1");
        }
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.parker = parker;
    }

    /** A pace by the machine's clock. */
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

    /** Whole seconds and the rest apart: the product of turns and nanoseconds would overflow within weeks. */
    private long due() {
        return start + turns / perSecond * SECOND + turns % perSecond * SECOND / perSecond;
    }
}
