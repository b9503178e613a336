package io.landport.launcher.command;

import io.landport.console.ConsoleMount;
import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.TokenWatch;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "console",
        description = {
            "Serves the page of operators: what flows through each crossing, what is late, what was rejected.",
            "Operators need a token of 'landport tokens create', except on loopback."
        })
final class ConsoleCommand implements Callable<Integer> {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation();
        try (ShutdownSignal stopping = new ShutdownSignal();
                KafkaAdmin probe = installation.cluster(PROBE_TIMEOUT)) {
            Optional<Installation> live =
                    StageChecks.onceReachable(probe, stopping::isReceived, () -> live(installation));
            if (live.isPresent()) {
                run(live.get(), probe, stopping);
            }
            return 0;
        }
    }

    private void run(Installation live, KafkaAdmin probe, ShutdownSignal stopping) throws InterruptedException {
        LiveGeneration.requireCompatible(live);
        try (GenerationWatch watch = LiveGeneration.watch(live);
                TokenWatch tokens =
                        TokenWatch.start(live.client(), live.topics().accessTokens(), live.wire());
                FrontDoorWithConsole door = FrontDoorWithConsole.open(live, tokens, () -> reasons(probe))) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("console: health on " + door.address() + "/health/ready");
            out.println("console: page at " + door.address() + "/console");
            stopping.await(watch.replaced());
            StageChecks.requireLive(live, watch);
        }
    }

    /** Ends the streams of browsers before the server waits for them. */
    private record FrontDoorWithConsole(ConsoleMount console, FrontDoor door) implements AutoCloseable {

        static FrontDoorWithConsole open(Installation live, TokenWatch tokens, Health health) {
            ConsoleMount console = new ConsoleMount(new ConsoleInputs(() -> live), Clock.systemUTC());
            FrontDoor door = FrontDoor.with(live.settings().http(), Clock.systemUTC())
                    .tokens(tokens)
                    .mount(new HealthMount(health))
                    .mount(new CallerMount())
                    .mount(console)
                    .start();
            return new FrontDoorWithConsole(console, door);
        }

        URI address() {
            return door.address();
        }

        @Override
        public void close() {
            console.close();
            door.close();
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = installation.cluster()) {
            return StageChecks.live(cluster, installation);
        }
    }

    private static List<String> reasons(KafkaAdmin probe) {
        return probe.isReachable() ? List.of() : List.of("Kafka is not reachable");
    }
}
