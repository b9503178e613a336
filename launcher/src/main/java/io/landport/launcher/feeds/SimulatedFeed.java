package io.landport.launcher.feeds;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Simulated trade, message by message. */
public final class SimulatedFeed {
    private final long seed;
    private final Simulation simulation;
    private final BooleanSupplier turn;
    private final Clock clock;
    private final AtomicLong sent = new AtomicLong();

    private SimulatedFeed(long seed, Reference reference, Clock clock, BooleanSupplier turn) {
        this.seed = seed;
        this.simulation = Simulation.endingOn(LocalDate.now(clock), seed, reference);
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * A feed at a rate.
     *
     * @param seed the same seed gives the same messages on the same day
     * @param rate messages per second
     * @param clock gives the simulated day
     */
    static SimulatedFeed paced(long seed, long rate, Reference reference, Clock clock) {
        return new SimulatedFeed(seed, reference, clock, Pacer.of(rate)::awaitTurn);
    }

    /** A feed as fast as it is read. */
    static SimulatedFeed unpaced(long seed, Reference reference, Clock clock) {
        return new SimulatedFeed(
                seed, reference, clock, () -> !Thread.currentThread().isInterrupted());
    }

    /** Receives a message. */
    @FunctionalInterface
    public interface Outlet<E extends Exception> {
        void take(TradeDocument document) throws E;
    }

    /** Waits for its turn and passes the next message to the outlet; false if the thread was interrupted. */
    public <E extends Exception> boolean next(Outlet<E> outlet) throws E {
        if (!turn.getAsBoolean()) {
            return false;
        }
        simulation.advanceTo(LocalDate.now(clock));
        outlet.take(simulation.get().document());
        sent.incrementAndGet();
        return true;
    }

    long seed() {
        return seed;
    }

    /** How many messages were passed on. */
    public long sent() {
        return sent.get();
    }
}
