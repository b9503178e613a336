package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.StageFactory;
import io.landport.launcher.kafka.KafkaAdmin;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of commands that read the store, which is behind the topics. */
final class WaitOptions {
    @Option(
            names = "--wait",
            description = "First wait until all records that are in the topics now have reached the store.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "Maximum time for --wait (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    /** Waits for the live generation of an installation if the user asked for it. */
    void await(Installation installation) {
        if (wait) {
            try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
                await(StageChecks.live(cluster, installation), cluster);
            }
        }
    }

    /** Waits for a generation that is live, if the user asked for it. */
    void await(Installation live, KafkaAdmin cluster) {
        if (wait) {
            StageFactory.of(live).caughtUp(cluster).await(timeout);
        }
    }
}
