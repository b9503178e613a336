package io.landport.launcher.stages;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StageProcess;
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
public final class ConsoleCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess(
                "console", options.installation(), spec.commandLine().getOut())) {
            return process.serve("page at %s/console", door -> door.receipts().console(() -> ProcessFigures.NONE));
        }
    }
}
