package io.landport.launcher.watch;

import io.landport.domain.total.Window;
import io.landport.installation.Installation;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.Durations;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import io.landport.terminal.KeyTerminal;
import io.landport.terminal.Ordering;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import io.landport.terminal.Table;
import io.landport.terminal.TableBrowser;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
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
public final class WatchCommand {
    /** A command that shows views, beginning with its own, until it is stopped. */
    abstract static sealed class Watch extends InstallationCommand
            permits CrossingsWatch, FatesWatch, FeedsWatch, LagWatch {
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

        private final WatchViews.Kind kind;

        Watch(WatchViews.Kind kind) {
            this.kind = kind;
        }

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
            Installation live = StageChecks.live(installation());
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
            PrintWriter out = PrintableWriter.unescaped(out());
            Optional<KeyTerminal> opened = Screen.isInteractive() ? KeyTerminal.open(out) : Optional.empty();
            if (opened.isEmpty()) {
                return false;
            }
            TableBrowser browser = new TableBrowser(WatchViews.names());
            browser.open(WatchViews.names().indexOf(kind.code()), ordering, filter);
            // The terminal is restored before anything waits for a server.
            try (KeyWatch watch = new KeyWatch(views.all(), browser);
                    KeyTerminal terminal = opened.get()) {
                watch.run(terminal, stopping::isReceived, atMost);
            }
            return true;
        }

        private void print(WatchViews views, Optional<Ordering> ordering, ShutdownSignal stopping) {
            try (WatchView view = views.open(kind)) {
                new FrameWatch(
                                view,
                                Screen.of(out()),
                                new FrameWatch.Choice(ordering, filter, Math.toIntExact(rows)),
                                () -> "")
                        .run(stopping::isReceived, atMost);
            }
        }

        private Ordering ordering(String column) {
            return Table.column(kind.columns(), column)
                    .map(found -> new Ordering(found, reverse))
                    .orElseThrow(() -> invalid("--sort: unknown column '" + column + "'; columns are "
                            + String.join("; ", kind.columns())));
        }
    }

    /** A command that shows crossings. */
    abstract static sealed class CrossingsWatch extends Watch permits DailyWatch, RollingWatch {
        @Option(
                names = "--unspecified",
                description =
                        "Also show codes that name no single place, such as a customs district (kind unspecified).")
        private boolean unspecified;

        CrossingsWatch(WatchViews.Kind kind) {
            super(kind);
        }

        @Override
        boolean showsUnspecified() {
            return unspecified;
        }
    }

    @Command(
            name = "daily",
            description = "Shows daily totals by crossing, sector, flow and currency as they change, from the topic.")
    static final class DailyWatch extends CrossingsWatch {
        DailyWatch() {
            super(WatchViews.Kind.DAILY);
        }
    }

    @Command(
            name = "rolling",
            description = "Shows a window by crossing, sector, flow and currency as it changes, from the topic.")
    static final class RollingWatch extends CrossingsWatch {
        @Option(
                names = "--window",
                paramLabel = "WINDOW",
                converter = WindowConverter.class,
                defaultValue = "mtd",
                description = "Window: 7d, 30d, mtd, ytd or 12m (default: ${DEFAULT-VALUE}).")
        private Window window = Window.MONTH_TO_DATE;

        RollingWatch() {
            super(WatchViews.Kind.ROLLING);
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
        FatesWatch() {
            super(WatchViews.Kind.FATES);
        }
    }

    @Command(
            name = "feeds",
            description =
                    "Shows what each source has sent, when last, and which are silent for longer than usual. Holidays and"
                            + " closed crossings do not count as silence.")
    static final class FeedsWatch extends Watch {
        FeedsWatch() {
            super(WatchViews.Kind.FEEDS);
        }
    }

    @Command(
            name = "lag",
            description = "Shows what each stage has not read yet, in records and in time, and when it will have.")
    static final class LagWatch extends Watch {
        LagWatch() {
            super(WatchViews.Kind.LAG);
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
