package io.landport.launcher.command;

import io.landport.http.Access;
import io.landport.http.FrontDoor;
import io.landport.http.health.HealthMount;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.StageFactory;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.monitor.PipelineWatch;
import io.landport.launcher.monitor.StageMeters;
import io.landport.metrics.KafkaSource;
import io.landport.metrics.Meters;
import io.landport.metrics.MetricsMount;
import io.landport.streams.TotalsPipeline;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "streams",
        description =
                "Runs the streams stage: computes totals from documents. Start at most as many processes as there are"
                        + " partitions.")
final class StreamsCommand implements Callable<Integer> {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicReference<@Nullable TotalsPipeline> started = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation();
        try (ShutdownSignal stopping = new ShutdownSignal();
                KafkaAdmin probe = new KafkaAdmin(installation.client(), PROBE_TIMEOUT);
                Meters meters = new Meters();
                FrontDoor door = FrontDoor.with(installation.settings().http(), Clock.systemUTC())
                        .mount(new HealthMount(() -> reasons(probe, started.get())))
                        .listener(meters.http())
                        .mount(new MetricsMount(meters, Access.OPEN))
                        .start()) {
            spec.commandLine().getOut().println("streams: health on " + door.address() + "/health/ready");
            meters.addReadiness(() -> reasons(probe, started.get()).isEmpty());
            Optional<Installation> live =
                    StageChecks.onceReachable(probe, stopping::isReceived, () -> live(installation));
            if (live.isPresent()) {
                run(live.get(), meters, stopping);
            }
            return 0;
        }
    }

    @SuppressWarnings("try") // what is exported and measured ends with the stage
    private void run(Installation live, Meters meters, ShutdownSignal stopping) throws InterruptedException {
        LiveGeneration.requireCompatible(live);
        StageMeters stage = new StageMeters(meters);
        try (TotalsPipeline pipeline = StageFactory.of(live).pipeline(stage.restores());
                KafkaSource exported = stage.export(pipeline);
                PipelineWatch lag =
                        PipelineWatch.ofStreams(StageFactory.of(live).observed(), meters, Clock.systemUTC());
                GenerationWatch watch = LiveGeneration.watch(live)) {
            started.set(pipeline);
            pipeline.start();
            stopping.await(CompletableFuture.anyOf(pipeline.stopped(), watch.replaced()));
            StageChecks.requireLive(live, watch);
            Optional<Throwable> failure = pipeline.stopped().getNow(Optional.empty());
            failure.ifPresent(cause -> {
                throw new CommandException("streams stopped: " + cause.getMessage(), cause);
            });
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            cluster.requireTransactions();
            return StageChecks.live(cluster, installation);
        }
    }

    private static List<String> reasons(KafkaAdmin probe, @Nullable TotalsPipeline pipeline) {
        List<String> reasons = new ArrayList<>();
        if (!probe.isReachable()) {
            reasons.add("Kafka is not reachable");
        }
        if (pipeline == null) {
            reasons.add("streams has not started");
        } else if (!pipeline.isRunning()) {
            reasons.add("streams is " + pipeline.state());
        }
        return reasons;
    }
}
