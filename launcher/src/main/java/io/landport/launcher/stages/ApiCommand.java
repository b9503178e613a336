package io.landport.launcher.stages;

import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StageProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "api",
        description = {
            "Answers questions to the store over HTTP. Start as many processes as needed, behind a load balancer.",
            "Analysts need a token of 'landport tokens create', except on loopback."
        })
public final class ApiCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (StageProcess process = new StageProcess(
                "api", options.installation(), spec.commandLine().getOut())) {
            return process.serve(
                    "questions at %s/v1/query", door -> door.requireStore().questions());
        }
    }
}
