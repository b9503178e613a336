package io.landport.launcher.stages;

import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StageProcess;
import picocli.CommandLine.Command;

@Command(
        name = "gateway",
        description = {
            "Takes documents over HTTP and publishes them. Start as many processes as needed, behind a load balancer.",
            "Feeds need a token of 'landport tokens create', unless LANDPORT_HTTP_TOKENS is optional."
        })
public final class GatewayCommand extends InstallationCommand {
    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess("gateway", installation(), out())) {
            return process.serve(
                    "documents at %s/v1/documents", door -> door.documents().receipts());
        }
    }
}
