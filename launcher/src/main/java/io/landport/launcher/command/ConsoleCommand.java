package io.landport.launcher.command;

import io.landport.console.ConsoleMount;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.domain.access.Role;
import io.landport.http.Access;
import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.TokenWatch;
import io.landport.metrics.Meters;
import io.landport.metrics.MetricsMount;
import io.landport.receipts.ReceiptReader;
import io.landport.receipts.ReceiptsMount;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "console",
        description = {
            "Serves the page of operators: what flows through each crossing, what is late, what was rejected.",
            "Rejected documents can be corrected and sent again there; that also needs the right to publish documents.",
            "Operators need a token of 'landport tokens create', except on loopback."
        })
final class ConsoleCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        return HttpStage.run(options.installation(), this::run);
    }

    private void run(Installation live, Health health, ShutdownSignal stopping) throws InterruptedException {
        try (Meters meters = new Meters();
                GenerationWatch watch = LiveGeneration.watch(live);
                TokenWatch tokens =
                        TokenWatch.start(live.client(), live.topics().accessTokens(), live.wire());
                FrontDoorWithConsole door = FrontDoorWithConsole.open(live, tokens, health, meters)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("console: health on " + door.address() + "/health/ready");
            out.println("console: page at " + door.address() + "/console");
            stopping.await(watch.replaced());
            StageChecks.requireLive(live, watch);
        }
    }

    /** Ends the streams of browsers before the server waits for them, and sends what is pending at the end. */
    private record FrontDoorWithConsole(
            PublishTargets targets, ReceiptReader receipts, ConsoleMount console, FrontDoor door)
            implements AutoCloseable {

        static FrontDoorWithConsole open(Installation live, TokenWatch tokens, Health health, Meters meters) {
            meters.addReadiness(() -> health.reasonsNotReady().isEmpty());
            PublishTargets targets = new PublishTargets(() -> live);
            ConsoleMount console = new ConsoleMount(
                    new ConsoleInputs(() -> live, () -> ProcessFigures.NONE),
                    new GatewayResendDesk(() -> live, targets, Clock.systemUTC()),
                    new StoredRejectionArchive(() -> live),
                    Clock.systemUTC());
            ReceiptReader receipts = StoreQuestions.receipts(live);
            FrontDoor door = FrontDoor.with(live.settings().http(), Clock.systemUTC())
                    .tokens(tokens)
                    .listener(meters.http())
                    .mount(new HealthMount(health))
                    .mount(new MetricsMount(meters, Access.of(Role.OPERATOR)))
                    .mount(new CallerMount())
                    .mount(new ReceiptsMount(receipts))
                    .mount(console)
                    .start();
            return new FrontDoorWithConsole(targets, receipts, console, door);
        }

        URI address() {
            return door.address();
        }

        @Override
        public void close() {
            console.close();
            door.close();
            receipts.close();
            targets.close();
        }
    }
}
