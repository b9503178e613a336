package io.landport.launcher.stages;

import io.landport.consumer.ConsumerStage;
import io.landport.consumer.DocumentIndexer;
import io.landport.http.health.Health;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationCommand;
import io.landport.monitor.EndToEndWatch;
import io.landport.monitor.ObservedPipeline;
import io.landport.monitor.PipelineWatch;
import io.landport.monitor.meter.Meters;
import io.landport.operations.instance.StageThread;
import io.landport.operations.serve.StageProcess;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.StageMeters;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "consumer",
        description =
                "Runs the consumer stage: writes totals, changes and rejections to the store. If its user owns the"
                        + " store, it migrates the store first; otherwise run 'landport migrate' before it starts.")
public final class ConsumerCommand extends InstallationCommand implements StageProcess.Stage {
    private final AtomicReference<@Nullable ConsumerStage> started = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess("consumer", installation(), out())) {
            return process.run(this);
        }
    }

    @Override
    public List<String> reasonsNotReady(Health kafka) {
        ConsumerStage sink = started.get();
        if (sink == null) {
            return List.of("the consumer has not started");
        }
        return sink.isReady() ? List.of() : List.of(sink.reason());
    }

    @Override
    public boolean writesStore() {
        return true;
    }

    @Override
    public CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources) {
        if (!GenerationStore.of(live).isWritable()) {
            throw new CommandException("the schema of generation " + live.number()
                    + " is not ready: the upgrade that keeps it is swapping. Restart this process");
        }
        StageMeters stage = new StageMeters(meters);
        ObservedPipeline observed = StageFactory.of(live).observed();
        ConsumerStage sink = resources.add(StageFactory.of(live).sink(stage.sink()));
        resources.add(stage.export(sink));
        resources.add(PipelineWatch.ofConsumer(observed, meters, Clock.systemUTC()));
        resources.add(EndToEndWatch.start(() -> observed, meters.store(), Clock.systemUTC()));
        started.set(sink);
        CompletableFuture<Optional<Throwable>> stopped = StageThread.start("consumer", sink);
        resources.add(StageFactory.of(live).receivedClocks());
        DocumentIndexer indexer = resources.add(StageFactory.of(live).indexer());
        return stopped.applyToEither(StageThread.start("index", indexer), Function.identity());
    }
}
