package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.screen.DailyBoard;
import io.landport.launcher.screen.Screen;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        description = "Shows aggregate topics as they change.",
        synopsisSubcommandLabel = "TOPIC",
        subcommands = WatchCommand.Daily.class)
final class WatchCommand {
    @Command(
            name = "daily",
            description = "A live table of the daily totals by crossing, sector, flow and currency, from the topic.")
    static final class Daily implements Callable<Integer> {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Option(
                names = "--rows",
                paramLabel = "N",
                converter = Counts.class,
                defaultValue = "25",
                description = "Rows to show (default: ${DEFAULT-VALUE}).")
        private long rows;

        @Option(names = "--for", paramLabel = "TIME", description = "Stop after a time such as 30s or 5m.")
        private Duration atMost = Durations.FOR_EVER;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Installation installation = options.installation();
            try (Cluster cluster = installation.cluster()) {
                Stages.requireTopics(cluster, installation.topics());
            }
            try (Stopping stopping = new Stopping();
                    DailyWatch watch = new DailyWatch(
                            installation,
                            new DailyBoard(Math.toIntExact(rows)),
                            Screen.of(spec.commandLine().getOut()),
                            () -> "")) {
                watch.run(stopping::isAsked, atMost);
            }
            return 0;
        }
    }
}
