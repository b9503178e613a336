package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.metrics.Meters;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = {
            "Takes documents over HTTP and publishes them. Start as many processes as needed, behind a load balancer.",
            "Feeds need a token of 'landport tokens create', except on loopback."
        })
final class GatewayCommand implements Callable<Integer> {
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
        try (Meters meters = new Meters();
                GenerationWatch watch = LiveGeneration.watch(live);
                GatewayDoor door = GatewayDoor.open(() -> live, live.settings().http(), () -> reasons(probe), meters)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("gateway: health on " + door.address() + "/health/ready");
            out.println("gateway: documents at " + door.address() + "/v1/documents");
            stopping.await(watch.replaced());
            StageChecks.requireLive(live, watch);
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
