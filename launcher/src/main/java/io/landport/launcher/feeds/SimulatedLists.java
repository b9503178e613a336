package io.landport.launcher.feeds;

import io.landport.domain.reference.Reference;
import io.landport.simulator.Pacer;
import io.landport.simulator.ceb.CebSimulation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;

/** Simulated messages of China's cross-border e-commerce, one XML document after the other. */
final class SimulatedLists {
    private final long seed;
    private final CebSimulation simulation;
    private final BooleanSupplier turn;
    private final Clock clock;
    private long sent;

    private SimulatedLists(long seed, Reference reference, Clock clock, BooleanSupplier turn) {
        this.seed = seed;
        this.simulation = CebSimulation.endingOn(LocalDate.now(clock), seed, reference);
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * At a rate.
     *
     * @param rate messages per second
     * @param clock gives the simulated day
     */
    static SimulatedLists paced(long seed, long rate, Reference reference, Clock clock) {
        return new SimulatedLists(seed, reference, clock, Pacer.of(rate)::awaitTurn);
    }

    /** As fast as they are read. */
    static SimulatedLists unpaced(long seed, Reference reference, Clock clock) {
        return new SimulatedLists(
                seed, reference, clock, () -> !Thread.currentThread().isInterrupted());
    }

    /** Waits for its turn and writes the next message; false if the thread was interrupted. */
    boolean next(OutputStream to) throws IOException {
        if (!turn.getAsBoolean()) {
            return false;
        }
        simulation.advanceTo(LocalDate.now(clock));
        to.write(simulation.get().getBytes(StandardCharsets.UTF_8));
        sent++;
        return true;
    }

    long seed() {
        return seed;
    }

    /** How many messages were written. */
    long sent() {
        return sent;
    }
}
