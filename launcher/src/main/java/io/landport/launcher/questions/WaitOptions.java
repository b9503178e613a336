package io.landport.launcher.questions;

import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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
            StageFactory.of(live)
                    .awaitCaughtUp(cluster, timeout, spec.commandLine().getErr());
        }
    }
}
