package io.landport.launcher.feeds;

import io.landport.domain.reference.Reference;
import io.landport.launcher.option.Counts;
import java.time.Clock;
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
    public SimulatedFeed feed(Reference reference, Clock clock) {
        return SimulatedFeed.paced(seed(), rate(), reference, clock);
    }

    /** The feed as fast as it is read, unless the user gave a rate. */
    SimulatedFeed unpacedByDefault(Reference reference, Clock clock) {
        return rate == null ? SimulatedFeed.unpaced(seed(), reference, clock) : feed(reference, clock);
    }

    /** Messages of lists of e-commerce at their rate. */
    SimulatedLists lists(Reference reference, Clock clock) {
        return SimulatedLists.paced(seed(), rate(), reference, clock);
    }

    /** The same as fast as they are read, unless the user gave a rate. */
    SimulatedLists unpacedListsByDefault(Reference reference, Clock clock) {
        return rate == null ? SimulatedLists.unpaced(seed(), reference, clock) : lists(reference, clock);
    }

    public long rate() {
        return rate == null ? DEFAULT_RATE : rate;
    }

    private long seed() {
        return seed == null ? Clock.systemUTC().millis() : seed;
    }
}
