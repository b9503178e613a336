package io.landport.launcher.stages;

import io.landport.installation.Installation;
import io.landport.monitor.PipelineWatch;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.StageMeters;
import io.landport.streams.StreamsPipeline;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(
        name = "streams",
        description =
                "Runs the streams stage: computes totals from documents. Start at most as many processes as there are"
                        + " partitions.")
public final class StreamsCommand extends PipelineCommand {
    public StreamsCommand() {
        super("streams");
    }

    @Override
    StreamsPipeline pipeline(Installation live, Meters meters, OpenResources resources) {
        StageFactory stages = StageFactory.of(live);
        StreamsPipeline pipeline = stages.pipeline(new StageMeters(meters).restores());
        resources.add(PipelineWatch.ofStreams(stages.observed(), meters, Clock.systemUTC()));
        return pipeline;
    }
}
