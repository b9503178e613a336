package io.landport.launcher.feeds;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.simulator.Simulation;
import io.landport.simulator.message.XmlSimulation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Simulated trade, message by message.
 *
 * @param <M> a message
 */
public final class SimulatedFeed<M> {
    private final long seed;
    private final BooleanSupplier turn;
    private final Clock clock;
    private final Consumer<LocalDate> advance;
    private final Supplier<M> messages;
    private final AtomicLong sent = new AtomicLong();

    private SimulatedFeed(
            long seed, BooleanSupplier turn, Clock clock, Consumer<LocalDate> advance, Supplier<M> messages) {
        this.seed = seed;
        this.turn = turn;
        this.clock = clock;
        this.advance = advance;
        this.messages = messages;
    }

    /**
     * Documents.
     *
     * @param seed the same seed gives the same messages on the same day
     * @param turn waits until the next message is due; false if there is none
     * @param clock gives the simulated day
     */
    static SimulatedFeed<TradeDocument> ofDocuments(long seed, BooleanSupplier turn, Reference reference, Clock clock) {
        Simulation simulation = Simulation.endingOn(LocalDate.now(clock), seed, reference);
        return new SimulatedFeed<>(
                seed, turn, clock, simulation::advanceTo, () -> simulation.get().document());
    }

    /** Messages of a customs system, each an XML document; parameters as for documents. */
    static SimulatedFeed<String> ofMessages(
            String format, long seed, BooleanSupplier turn, Reference reference, Clock clock) {
        XmlSimulation simulation = XmlSimulation.endingOn(format, LocalDate.now(clock), seed, reference);
        return new SimulatedFeed<>(seed, turn, clock, simulation.advance(), simulation.messages());
    }

    /** Receives a message. */
    @FunctionalInterface
    public interface Outlet<M, E extends Exception> {
        void take(M message) throws E;
    }

    /** Waits for its turn and passes the next message to the outlet; false if the thread was interrupted. */
    public <E extends Exception> boolean next(Outlet<M, E> outlet) throws E {
        if (!turn.getAsBoolean()) {
            return false;
        }
        advance.accept(LocalDate.now(clock));
        outlet.take(messages.get());
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
