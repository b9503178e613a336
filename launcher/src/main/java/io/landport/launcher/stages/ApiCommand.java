package io.landport.launcher.stages;

import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StageProcess;
import picocli.CommandLine.Command;

@Command(
        name = "api",
        description = {
            "Answers questions to the store over HTTP. Start as many processes as needed, behind a load balancer.",
            "Analysts need a token of 'landport tokens create', unless LANDPORT_HTTP_TOKENS is optional."
        })
public final class ApiCommand extends InstallationCommand {
    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess("api", installation(), out())) {
            return process.serve(
                    "questions at %s/v1/query", door -> door.requireStore().questions());
        }
    }
}
