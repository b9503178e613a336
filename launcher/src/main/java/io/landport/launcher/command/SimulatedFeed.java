package io.landport.launcher.command;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

/** Simulated trade, message by message, until it is time to stop. */
final class SimulatedFeed {
    private final long seed;
    private final Simulation simulation;
    private final Pacer pace;
    private final Clock clock;
    private final AtomicLong sent = new AtomicLong();

    /**
     * @param seed equal seeds give equal messages on one day
     * @param rate messages a second
     */
    SimulatedFeed(long seed, long rate, Reference reference, Clock clock) {
        this.seed = seed;
        this.simulation = Simulation.endingOn(LocalDate.now(clock), seed, reference);
        this.pace = Pacer.of(rate);
        this.clock = clock;
    }

    /** Takes a message somewhere. */
    @FunctionalInterface
    interface Outlet<E extends Exception> {
        void take(TradeDocument document) throws E;
    }

    /** Gives the next message to the outlet in its turn; false once the thread is interrupted. */
    <E extends Exception> boolean next(Outlet<E> outlet) throws E {
        if (!pace.awaitTurn()) {
            return false;
        }
        simulation.advanceTo(LocalDate.now(clock));
        outlet.take(simulation.get().document());
        sent.incrementAndGet();
        return true;
    }

    /** What the messages follow from. */
    long seed() {
        return seed;
    }

    /** How many messages were given out. */
    long sent() {
        return sent.get();
    }
}
