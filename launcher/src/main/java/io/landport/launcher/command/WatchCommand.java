package io.landport.launcher.command;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.fate.FateCount;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Window;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.Board;
import io.landport.launcher.screen.CrossingLabels;
import io.landport.launcher.screen.DailyBoard;
import io.landport.launcher.screen.FateBoard;
import io.landport.launcher.screen.RollingBoard;
import io.landport.launcher.screen.Screen;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "watch",
        description = "Shows aggregate topics as they change.",
        synopsisSubcommandLabel = "TOPIC",
        subcommands = {WatchCommand.DailyWatch.class, WatchCommand.RollingWatch.class, WatchCommand.FatesWatch.class})
final class WatchCommand {
    /** A command that shows one topic until it is stopped. */
    abstract static sealed class Watch<V> implements Callable<Integer> permits DailyWatch, RollingWatch, FatesWatch {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time, such as 30s or 5m.")
        private Duration atMost = Durations.UNLIMITED;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract Topic<V> topic(Topics topics);

        abstract Board<V> board(Installation installation);

        @Override
        public Integer call() {
            Installation installation = live(options.installation());
            try (ShutdownSignal stopping = new ShutdownSignal();
                    TopicWatch<V> watch = new TopicWatch<>(
                            installation,
                            topic(installation.topics()),
                            board(installation),
                            Screen.of(spec.commandLine().getOut()),
                            () -> "")) {
                watch.run(stopping::isReceived, atMost);
            }
            return 0;
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = installation.cluster()) {
            return StageChecks.live(cluster, installation);
        }
    }

    /** Options that select the rows of a table. */
    static final class RowOptions {
        @Option(
                names = "--rows",
                paramLabel = "N",
                converter = Counts.class,
                defaultValue = "25",
                description = "Number of rows to show (default: ${DEFAULT-VALUE}).")
        private long rows;

        @Option(
                names = "--unspecified",
                description =
                        "Also show codes that name no single place, such as a customs district (kind unspecified).")
        private boolean unspecified;

        int limit() {
            return Math.toIntExact(rows);
        }

        CrossingLabels labels(Installation installation) {
            return new CrossingLabels(installation.reference(), unspecified);
        }
    }

    @Command(
            name = "daily",
            description = "Shows daily totals by crossing, sector, flow and currency as they change, from the topic.")
    static final class DailyWatch extends Watch<DailyTotal> {
        @Mixin
        private RowOptions rows = new RowOptions();

        @Override
        Topic<DailyTotal> topic(Topics topics) {
            return topics.dailyTotals();
        }

        @Override
        Board<DailyTotal> board(Installation installation) {
            return new DailyBoard(rows.limit(), rows.labels(installation));
        }
    }

    @Command(
            name = "rolling",
            description = "Shows a window by crossing, sector, flow and currency as it changes, from the topic.")
    static final class RollingWatch extends Watch<Rolling> {
        @Mixin
        private RowOptions rows = new RowOptions();

        @Option(
                names = "--window",
                paramLabel = "WINDOW",
                converter = WindowConverter.class,
                defaultValue = "mtd",
                description = "Window: 7d, 30d, mtd, ytd or 12m (default: ${DEFAULT-VALUE}).")
        private Window window = Window.MONTH_TO_DATE;

        @Override
        Topic<Rolling> topic(Topics topics) {
            return topics.rollingTotals();
        }

        @Override
        Board<Rolling> board(Installation installation) {
            return new RollingBoard(window, rows.limit(), rows.labels(installation));
        }
    }

    @Command(
            name = "fates",
            description =
                    "Shows the fates of the messages of each topic as they change, and whether all records read are"
                            + " accounted for.")
    static final class FatesWatch extends Watch<FateCount> {
        @Override
        Topic<FateCount> topic(Topics topics) {
            return topics.fates();
        }

        @Override
        Board<FateCount> board(Installation installation) {
            return new FateBoard();
        }
    }

    /** Converts the code of a window. */
    static final class WindowConverter implements ITypeConverter<Window> {
        @Override
        public Window convert(String code) {
            return Window.ofCode(code)
                    .orElseThrow(() -> new TypeConversionException("unknown window '" + code + "': must be one of "
                            + Arrays.stream(Window.values()).map(Window::code).collect(Collectors.joining(", "))));
        }
    }
}
