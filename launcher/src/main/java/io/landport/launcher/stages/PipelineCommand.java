package io.landport.launcher.stages;

import io.landport.http.health.Health;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.monitor.meter.Meters;
import io.landport.operations.serve.StageProcess;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageMeters;
import io.landport.streams.StreamsPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a stage that is a topology. */
abstract class PipelineCommand extends InstallationCommand implements StageProcess.Stage {
    private final String name;
    private final AtomicReference<@Nullable StreamsPipeline> started = new AtomicReference<>();

    /** @param name of the stage */
    PipelineCommand(String name) {
        this.name = name;
    }

    /** The stage, not started. */
    abstract StreamsPipeline pipeline(Installation live, Meters meters, OpenResources resources);

    @Override
    public final Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess(name, installation(), out())) {
            return process.run(this);
        }
    }

    @Override
    public final void require(KafkaAdmin cluster) {
        cluster.requireTransactions();
    }

    @Override
    public final List<String> reasonsNotReady(Health kafka) {
        List<String> reasons = new ArrayList<>(kafka.reasonsNotReady());
        StreamsPipeline pipeline = started.get();
        if (pipeline == null) {
            reasons.add(name + " has not started");
        } else if (!pipeline.isRunning()) {
            reasons.add(name + " is " + pipeline.state());
        }
        return reasons;
    }

    @Override
    public final CompletableFuture<Optional<Throwable>> start(
            Installation live, Meters meters, OpenResources resources) {
        StreamsPipeline pipeline = resources.add(pipeline(live, meters, resources));
        resources.add(new StageMeters(meters).export(pipeline));
        started.set(pipeline);
        pipeline.start();
        return pipeline.stopped();
    }
}
