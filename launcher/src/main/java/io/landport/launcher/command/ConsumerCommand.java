package io.landport.launcher.command;

import io.landport.consumer.ConsumerStage;
import io.landport.http.Access;
import io.landport.http.FrontDoor;
import io.landport.http.health.HealthMount;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.StageFactory;
import io.landport.launcher.instance.RunningIndexer;
import io.landport.launcher.instance.RunningSink;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.monitor.EndToEndWatch;
import io.landport.launcher.monitor.ObservedPipeline;
import io.landport.launcher.monitor.PipelineWatch;
import io.landport.launcher.monitor.StageMeters;
import io.landport.metrics.KafkaSource;
import io.landport.metrics.Meters;
import io.landport.metrics.MetricsMount;
import java.time.Clock;
import java.time.Duration;
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
        name = "consumer",
        description =
                "Runs the consumer stage: writes totals, changes and rejections to the store. If its user owns the"
                        + " store, it migrates the store first; otherwise run 'landport migrate' before it starts.")
final class ConsumerCommand implements Callable<Integer> {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicReference<@Nullable ConsumerStage> started = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation();
        try (ShutdownSignal stopping = new ShutdownSignal();
                KafkaAdmin probe = new KafkaAdmin(installation.client(), PROBE_TIMEOUT);
                Meters meters = new Meters();
                FrontDoor door = FrontDoor.with(installation.settings().http(), Clock.systemUTC())
                        .mount(new HealthMount(() -> reasons(started.get())))
                        .listener(meters.http())
                        .mount(new MetricsMount(meters, Access.OPEN))
                        .start()) {
            spec.commandLine().getOut().println("consumer: health on " + door.address() + "/health/ready");
            meters.addReadiness(() -> reasons(started.get()).isEmpty());
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
        ObservedPipeline observed = StageFactory.of(live).observed();
        try (ConsumerStage sink = StageFactory.of(live).sink(stage.sink());
                KafkaSource exported = stage.export(sink);
                PipelineWatch lag = PipelineWatch.ofConsumer(observed, meters, Clock.systemUTC());
                EndToEndWatch latency = EndToEndWatch.start(() -> observed, meters.store(), Clock.systemUTC());
                GenerationWatch watch = LiveGeneration.watch(live)) {
            started.set(sink);
            RunningSink running = RunningSink.start(sink);
            try (RunningIndexer indexer =
                    RunningIndexer.start(StageFactory.of(live).indexer())) {
                stopping.await(CompletableFuture.anyOf(running.stopped(), indexer.stopped(), watch.replaced()));
                StageChecks.requireLive(live, watch);
                Optional<Throwable> failure = running.stopped()
                        .getNow(Optional.empty())
                        .or(() -> indexer.stopped().getNow(Optional.empty()));
                failure.ifPresent(cause -> {
                    throw new CommandException("consumer stopped: " + cause.getMessage(), cause);
                });
            }
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return StageChecks.live(cluster, installation);
        }
    }

    private static List<String> reasons(@Nullable ConsumerStage sink) {
        if (sink == null) {
            return List.of("the consumer has not started");
        }
        return sink.isReady() ? List.of() : List.of(sink.reason());
    }
}
