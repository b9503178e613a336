package io.landport.launcher.stages;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StageProcess;
import picocli.CommandLine.Command;

@Command(
        name = "console",
        description = {
            "Serves the page of operators: what flows through each crossing, what is late, what was rejected.",
            "Rejected documents can be corrected and sent again there; that also needs the right to publish documents.",
            "Operators need a token of 'landport tokens create', unless LANDPORT_HTTP_TOKENS is optional."
        })
public final class ConsoleCommand extends InstallationCommand {
    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess("console", installation(), out())) {
            return process.serve("page at %s/console", door -> door.receipts().console(() -> ProcessFigures.NONE));
        }
    }
}
