package io.landport.launcher.stages;

import io.landport.http.health.Health;
import io.landport.installation.Installation;
import io.landport.kafka.read.GenerationWatch;
import io.landport.launcher.option.InstallationOptions;
import io.landport.monitor.meter.Meters;
import io.landport.operations.serve.GatewayDoor;
import io.landport.operations.serve.HttpStage;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = {
            "Takes documents over HTTP and publishes them. Start as many processes as needed, behind a load balancer.",
            "Feeds need a token of 'landport tokens create', except on loopback."
        })
public final class GatewayCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        return HttpStage.run(options.installation(), this::run);
    }

    private void run(Installation live, Health health, ShutdownSignal stopping) throws InterruptedException {
        try (Meters meters = new Meters();
                GenerationWatch watch = LiveGeneration.watch(live);
                GatewayDoor door = GatewayDoor.open(() -> live, live.settings().http(), health, meters)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("gateway: health on " + door.address() + "/health/ready");
            out.println("gateway: documents at " + door.address() + "/v1/documents");
            stopping.await(watch.replaced());
            StageChecks.requireLive(live, watch);
        }
    }
}
