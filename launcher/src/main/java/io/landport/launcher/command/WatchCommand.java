package io.landport.launcher.command;

import io.landport.domain.total.Window;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.CrossingLabels;
import io.landport.launcher.screen.Ordering;
import io.landport.launcher.screen.PrintableWriter;
import io.landport.launcher.screen.Screen;
import io.landport.launcher.screen.Table;
import io.landport.launcher.screen.TableBrowser;
import io.landport.launcher.terminal.KeyTerminal;
import io.landport.launcher.watch.FrameWatch;
import io.landport.launcher.watch.KeyWatch;
import io.landport.launcher.watch.WatchView;
import io.landport.launcher.watch.WatchViews;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "watch",
        description = {
            "Shows what changes, as it changes: totals, fates, feeds and lag.",
            "On a terminal keys choose the view (1 to 5), sort (s), filter (/) and quit (q). Other outputs get plain lines"
                    + " every five seconds."
        },
        synopsisSubcommandLabel = "VIEW",
        subcommands = {
            WatchCommand.DailyWatch.class,
            WatchCommand.RollingWatch.class,
            WatchCommand.FatesWatch.class,
            WatchCommand.FeedsWatch.class,
            WatchCommand.LagWatch.class
        })
final class WatchCommand {
    /** A command that shows views, beginning with its own, until it is stopped. */
    abstract static sealed class Watch implements Callable<Integer>
            permits DailyWatch, RollingWatch, FatesWatch, FeedsWatch, LagWatch {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Option(
                names = "--rows",
                paramLabel = "N",
                converter = Counts.class,
                defaultValue = "25",
                description = "Number of rows of plain output (default: ${DEFAULT-VALUE}).")
        private long rows;

        @Option(
                names = "--sort",
                paramLabel = "COLUMN",
                description = "Sort by a column, by the beginning of its name: numbers with the largest first.")
        private @Nullable String sort;

        @Option(names = "--reverse", description = "Sort in the opposite order.")
        private boolean reverse;

        @Option(names = "--filter", paramLabel = "TEXT", description = "Show rows that contain this text only.")
        private String filter = "";

        @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time, such as 30s or 5m.")
        private Duration atMost = Durations.UNLIMITED;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract WatchViews.Kind kind();

        /** Whether codes that name no single place are shown. */
        boolean showsUnspecified() {
            return false;
        }

        Window window() {
            return Window.MONTH_TO_DATE;
        }

        @Override
        public Integer call() throws InterruptedException {
            Optional<Ordering> ordering = Optional.ofNullable(sort).map(this::ordering);
            Installation live = live(options.installation());
            WatchViews views = new WatchViews(
                    live, new CrossingLabels(live.reference(), showsUnspecified()), window(), Clock.systemUTC());
            try (ShutdownSignal stopping = new ShutdownSignal()) {
                if (!browse(views, ordering, stopping)) {
                    print(views, ordering, stopping);
                }
            }
            return 0;
        }

        /** Returns false if there is no terminal with keys. */
        private boolean browse(WatchViews views, Optional<Ordering> ordering, ShutdownSignal stopping)
                throws InterruptedException {
            PrintWriter out = PrintableWriter.unescaped(spec.commandLine().getOut());
            Optional<KeyTerminal> opened = Screen.isInteractive() ? KeyTerminal.open(out) : Optional.empty();
            if (opened.isEmpty()) {
                return false;
            }
            TableBrowser browser = new TableBrowser(WatchViews.names());
            browser.open(WatchViews.names().indexOf(kind().code()), ordering, filter);
            // The terminal is restored before anything waits for a server.
            try (KeyWatch watch = new KeyWatch(views.all(), browser);
                    KeyTerminal terminal = opened.get()) {
                watch.run(terminal, stopping::isReceived, atMost);
            }
            return true;
        }

        private void print(WatchViews views, Optional<Ordering> ordering, ShutdownSignal stopping) {
            try (WatchView view = views.open(kind())) {
                new FrameWatch(
                                view,
                                Screen.of(spec.commandLine().getOut()),
                                new FrameWatch.Choice(ordering, filter, Math.toIntExact(rows)),
                                () -> "")
                        .run(stopping::isReceived, atMost);
            }
        }

        private Ordering ordering(String column) {
            return Table.column(kind().columns(), column)
                    .map(found -> new Ordering(found, reverse))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--sort: unknown column '" + column + "'; columns are "
                                    + String.join("; ", kind().columns())));
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return StageChecks.live(cluster, installation);
        }
    }

    /** Whether codes that name no single place are shown. */
    static final class PlaceOptions {
        @Option(
                names = "--unspecified",
                description =
                        "Also show codes that name no single place, such as a customs district (kind unspecified).")
        private boolean unspecified;
    }

    @Command(
            name = "daily",
            description = "Shows daily totals by crossing, sector, flow and currency as they change, from the topic.")
    static final class DailyWatch extends Watch {
        @Mixin
        private PlaceOptions places = new PlaceOptions();

        @Override
        WatchViews.Kind kind() {
            return WatchViews.Kind.DAILY;
        }

        @Override
        boolean showsUnspecified() {
            return places.unspecified;
        }
    }

    @Command(
            name = "rolling",
            description = "Shows a window by crossing, sector, flow and currency as it changes, from the topic.")
    static final class RollingWatch extends Watch {
        @Mixin
        private PlaceOptions places = new PlaceOptions();

        @Option(
                names = "--window",
                paramLabel = "WINDOW",
                converter = WindowConverter.class,
                defaultValue = "mtd",
                description = "Window: 7d, 30d, mtd, ytd or 12m (default: ${DEFAULT-VALUE}).")
        private Window window = Window.MONTH_TO_DATE;

        @Override
        WatchViews.Kind kind() {
            return WatchViews.Kind.ROLLING;
        }

        @Override
        boolean showsUnspecified() {
            return places.unspecified;
        }

        @Override
        Window window() {
            return window;
        }
    }

    @Command(
            name = "fates",
            description =
                    "Shows the fates of the messages of each topic and source as they change, and whether all records"
                            + " read are accounted for.")
    static final class FatesWatch extends Watch {
        @Override
        WatchViews.Kind kind() {
            return WatchViews.Kind.FATES;
        }
    }

    @Command(
            name = "feeds",
            description =
                    "Shows what each source has sent, when last, and which are silent for longer than usual. Holidays and"
                            + " closed crossings are no silence.")
    static final class FeedsWatch extends Watch {
        @Override
        WatchViews.Kind kind() {
            return WatchViews.Kind.FEEDS;
        }
    }

    @Command(
            name = "lag",
            description = "Shows what each stage has not read yet, in records and in time, and when it will have.")
    static final class LagWatch extends Watch {
        @Override
        WatchViews.Kind kind() {
            return WatchViews.Kind.LAG;
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
