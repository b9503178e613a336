package io.landport.launcher.stages;

import io.landport.http.FrontDoor;
import io.landport.installation.settings.Settings;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.InstanceDoor;
import io.landport.operations.instance.StartListener;
import io.landport.operations.serve.StageDoor;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.terminal.Screen;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Runs the whole pipeline: embedded Kafka and PostgreSQL, topics, streams and consumer.",
            "Other commands find the instance by --data. Ctrl-C stops it; the next start on the same folder"
                    + " continues where it stopped."
        })
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Mixin
    private UpOptions up = new UpOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (ShutdownSignal stopping = new ShutdownSignal();
                Instance instance = Instance.start(
                        options.data(),
                        up.ports(false),
                        options.environment(),
                        listener(),
                        settings -> FrontDoor.requireServable(up.http(settings)));
                StageDoor door = InstanceDoor.open(
                        instance, up.http(instance.installation().settings()))) {
            out.print(addresses(instance, door));
            out.flush();
            stopping.await(instance.stopped(), up.atMost());
            instance.requireNoFailure();
            return 0;
        }
    }

    private StartListener listener() {
        return Screen.isInteractive() ? new StartLines(spec.commandLine().getErr()) : StartListener.NONE;
    }

    private static String addresses(Instance instance, StageDoor door) {
        Settings settings = instance.installation().settings();
        return """
            Landport is up. Ctrl-C stops it.
              Kafka       %s
              PostgreSQL  %s
              psql        %s (views and dimensions, read-only)
              page        %s/console
              HTTP        %s/docs/api
              health      %s/health/ready
              data        %s
            """.formatted(
                        settings.bootstrapServers(),
                        settings.store().url(),
                        instance.psql(),
                        door.address(),
                        door.address(),
                        door.address(),
                        instance.installation().data());
    }
}
