package io.landport.launcher.stages;

import io.landport.http.health.Health;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.monitor.PipelineWatch;
import io.landport.monitor.meter.Meters;
import io.landport.operations.serve.StageProcess;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.StageMeters;
import io.landport.streams.TotalsPipeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "streams",
        description =
                "Runs the streams stage: computes totals from documents. Start at most as many processes as there are"
                        + " partitions.")
public final class StreamsCommand extends InstallationCommand implements StageProcess.Stage {
    private final AtomicReference<@Nullable TotalsPipeline> started = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess("streams", installation(), out())) {
            return process.run(this);
        }
    }

    @Override
    public void require(KafkaAdmin cluster) {
        cluster.requireTransactions();
    }

    @Override
    public List<String> reasonsNotReady(Health kafka) {
        List<String> reasons = new ArrayList<>(kafka.reasonsNotReady());
        TotalsPipeline pipeline = started.get();
        if (pipeline == null) {
            reasons.add("streams has not started");
        } else if (!pipeline.isRunning()) {
            reasons.add("streams is " + pipeline.state());
        }
        return reasons;
    }

    @Override
    public CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources) {
        StageMeters stage = new StageMeters(meters);
        TotalsPipeline pipeline = resources.add(StageFactory.of(live).pipeline(stage.restores()));
        resources.add(stage.export(pipeline));
        resources.add(PipelineWatch.ofStreams(StageFactory.of(live).observed(), meters, Clock.systemUTC()));
        started.set(pipeline);
        pipeline.start();
        return pipeline.stopped();
    }
}
