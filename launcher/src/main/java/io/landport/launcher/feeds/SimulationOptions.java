package io.landport.launcher.feeds;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.launcher.option.Counts;
import io.landport.simulator.Pacer;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Seed and rate of simulated trade. */
public final class SimulationOptions {
    private static final long DEFAULT_RATE = 200;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Counts.class,
            description = "Messages per second (default: " + DEFAULT_RATE + ").")
    private @Nullable Long rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the messages; the same seed gives the same messages (default: derived from the current"
                            + " time).")
    private @Nullable Long seed;

    /** The feed at its rate. */
    public SimulatedFeed<TradeDocument> feed(Reference reference, Clock clock) {
        return SimulatedFeed.ofDocuments(seed(), turn(true), reference, clock);
    }

    /** @param isPaced whether the feed has a rate if the user gave none; otherwise it is as fast as it is read */
    SimulatedFeed<TradeDocument> feed(Reference reference, Clock clock, boolean isPaced) {
        return SimulatedFeed.ofDocuments(seed(), turn(isPaced), reference, clock);
    }

    /** The same for messages of a customs system. */
    SimulatedFeed<String> messages(String format, Reference reference, Clock clock, boolean isPaced) {
        return SimulatedFeed.ofMessages(format, seed(), turn(isPaced), reference, clock);
    }

    public long rate() {
        return rate == null ? DEFAULT_RATE : rate;
    }

    private BooleanSupplier turn(boolean isPaced) {
        return isPaced || rate != null
                ? Pacer.of(rate())::awaitTurn
                : () -> !Thread.currentThread().isInterrupted();
    }

    private long seed() {
        return seed == null ? Clock.systemUTC().millis() : seed;
    }
}
