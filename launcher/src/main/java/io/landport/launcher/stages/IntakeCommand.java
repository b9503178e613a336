package io.landport.launcher.stages;

import io.landport.installation.Installation;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.streams.StreamsPipeline;
import picocli.CommandLine.Command;

@Command(
        name = "intake",
        description = {
            "Runs the intake stage: publishes the documents in the records of feeds' topics. Start at most as many processes as"
                    + " a topic has partitions.",
            "LANDPORT_FEEDS names the feeds (docs/feeds-kafka.md)."
        })
public final class IntakeCommand extends PipelineCommand {
    public IntakeCommand() {
        super("intake");
    }

    @Override
    StreamsPipeline pipeline(Installation live, Meters meters, OpenResources resources) {
        return StageFactory.of(live).intake(resources);
    }
}
