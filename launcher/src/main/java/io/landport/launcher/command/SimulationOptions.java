package io.landport.launcher.command;

import io.landport.domain.reference.Reference;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which simulated trade, and how fast. */
final class SimulationOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Counts.class,
            defaultValue = "200",
            description = "Messages a second (default: ${DEFAULT-VALUE}).")
    private long rate;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the messages; chosen where not given.")
    private @Nullable Long seed;

    /** The feed that these options ask for. */
    SimulatedFeed feed(Reference reference, Clock clock) {
        return new SimulatedFeed(seed == null ? clock.millis() : seed, rate, reference, clock);
    }

    long rate() {
        return rate;
    }
}
