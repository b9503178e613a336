package io.landport.launcher.stages;

import io.landport.http.FrontDoor;
import io.landport.installation.settings.Settings;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.InstanceDoor;
import io.landport.operations.instance.StartListener;
import io.landport.operations.serve.StageDoor;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.terminal.Screen;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = {
            "Runs the whole pipeline: embedded Kafka and PostgreSQL, topics, streams and consumer.",
            "Other commands find the instance by --data. Ctrl-C stops it; the next start on the same folder"
                    + " continues where it stopped."
        })
public final class UpCommand extends InstallationCommand {
    @Mixin
    private UpOptions up = new UpOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = out();
        try (ShutdownSignal stopping = new ShutdownSignal();
                Instance instance = Instance.begin(
                        data(),
                        up.ports(false),
                        environment(),
                        listener(),
                        settings -> FrontDoor.requireServable(up.http(settings)));
                StageDoor door = InstanceDoor.open(
                        instance, up.http(instance.installation().settings()))) {
            out.print(addresses(instance, door));
            out.flush();
            stopping.await(instance.stopped(), up.atMost());
            up.printStop(stopping, out, data());
            instance.requireNoFailure();
            return 0;
        }
    }

    private StartListener listener() {
        return Screen.isErrorInteractive() ? new StartLines(err()) : StartListener.NONE;
    }

    private String addresses(Instance instance, StageDoor door) {
        Settings settings = instance.installation().settings();
        return """
            Landport is up. Ctrl-C stops it.
              page        %s
              explorer    %s
              Kafka       %s
              kcat        %s (docs/feeds-kafka.md)
              PostgreSQL  %s
              psql        %s (views and dimensions, read-only)
              HTTP        %s/docs/api%s
              health      %s/health/ready
              data        %s
            """.formatted(
                        up.page(door, "/console", settings),
                        up.page(door, "/explore", settings),
                        settings.bootstrapServers(),
                        instance.kcat(),
                        settings.store().url(),
                        instance.psql(),
                        door.address(),
                        up.curl(instance.installation().data()),
                        door.address(),
                        instance.installation().data());
    }
}
