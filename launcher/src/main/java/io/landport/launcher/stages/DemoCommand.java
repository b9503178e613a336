package io.landport.launcher.stages;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.DailyTotal;
import io.landport.http.FrontDoor;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.feeds.SimulatedFeed;
import io.landport.launcher.feeds.SimulationOptions;
import io.landport.launcher.log.StandardError;
import io.landport.launcher.option.InstallationCommand;
import io.landport.launcher.watch.CrossingLabels;
import io.landport.launcher.watch.DailyBoard;
import io.landport.launcher.watch.FrameWatch;
import io.landport.launcher.watch.TopicView;
import io.landport.operations.ingest.DemoRates;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.InstanceDoor;
import io.landport.operations.instance.Ports;
import io.landport.operations.serve.StageDoor;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.terminal.Screen;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

@Command(
        name = "demo",
        description = {
            "Runs the whole pipeline on simulated trade and shows the totals as they change. The figures are"
                    + " invented.",
            "Values can be converted (query daily --currency CNY) at invented rates of the authority 'simulated',"
                    + " unless the store has published rates.",
            "It has a data folder of its own, by which other commands find it: landport query daily --data "
                    + DemoCommand.DATA + " --by crossing,sector"
        },
        defaultValueProvider = DemoCommand.OwnFolder.class)
public final class DemoCommand extends InstallationCommand {
    /** Documents of users must not be among invented ones. */
    static final String DATA = ".landport/demo";

    private static final int ROWS = 20;

    @Mixin
    private UpOptions up = new UpOptions();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Override
    public Integer call() throws InterruptedException {
        StandardError.leaveToScreen();
        PrintWriter out = out();
        Ports ports = up.ports(true);
        StartLines lines = new StartLines(out);
        lines.print("Starting Landport in " + data() + " (about ten seconds):");
        try (ShutdownSignal stopping = new ShutdownSignal();
                Instance instance = Instance.begin(
                        data(),
                        ports,
                        environment(),
                        lines,
                        // On any port, because one in use is replaced.
                        settings -> FrontDoor.requireServable(up.http(settings).on(0)));
                StageDoor door = InstanceDoor.openOnAnyPort(
                        instance, up.http(instance.installation().settings()))) {
            DemoRates.load(GenerationStore.of(instance.installation()).asOwner(), Clock.systemUTC());
            SimulatedFeed<TradeDocument> feed =
                    simulation.feed(instance.installation().reference(), Clock.systemUTC());
            String changedPorts = changedPorts(ports, instance.installation().settings());
            try (PendingDocuments pending = new PendingDocuments(instance.installation())) {
                show(
                        instance,
                        feed,
                        stopping,
                        Screen.of(out),
                        () -> changedPorts + heading(instance, door, feed, pending.count()));
            }
            up.printStop(stopping, out, data());
            instance.requireNoFailure();
            return 0;
        }
    }

    /** The default of {@code --data}. */
    static final class OwnFolder implements IDefaultValueProvider {
        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option && option.longestName().equals("--data") ? DATA : null;
        }
    }

    private void show(
            Instance instance,
            SimulatedFeed<TradeDocument> feed,
            ShutdownSignal stopping,
            Screen screen,
            Supplier<String> heading)
            throws InterruptedException {
        Installation installation = instance.installation();
        CompletableFuture<Void> feeding = new CompletableFuture<>();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread feeder = new Thread(() -> feed(installation, feed, isOver, feeding), "simulator");
        feeder.setUncaughtExceptionHandler((ended, cause) -> feeding.completeExceptionally(cause));
        feeder.start();
        try (TopicView<DailyTotal> view = new TopicView<>(
                installation,
                installation.topics().dailyTotals(),
                new DailyBoard(new CrossingLabels(installation.reference(), false)))) {
            new FrameWatch(view, screen, new FrameWatch.Choice(Optional.empty(), "", ROWS), heading)
                    .run(() -> stopping.isReceived() || instance.stopped().isDone() || feeding.isDone(), up.atMost());
        } finally {
            isOver.set(true);
            feeder.join();
        }
        try {
            feeding.join();
        } catch (CompletionException e) {
            throw new CommandException("the simulated feed stopped: " + e.getMessage(), e);
        }
    }

    private static void feed(
            Installation installation,
            SimulatedFeed<TradeDocument> feed,
            AtomicBoolean isOver,
            CompletableFuture<Void> feeding) {
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            while (!isOver.get()) {
                feed.next(publisher::take);
            }
            publisher.flush();
            feeding.complete(null);
        } catch (PublishException e) {
            feeding.completeExceptionally(e);
        }
    }

    /** The default ports that were in use and the addresses that replace them; empty if there are none. */
    private static String changedPorts(Ports wanted, Settings settings) {
        StringBuilder changedPorts = new StringBuilder();
        if (wanted.kafka() != 0 && !settings.bootstrapServers().endsWith(":" + wanted.kafka())) {
            changedPorts.append(
                    "Port %d is in use: Kafka listens on %s%n".formatted(wanted.kafka(), settings.bootstrapServers()));
        }
        if (wanted.postgres() != 0 && !settings.store().url().contains(":" + wanted.postgres() + "/")) {
            changedPorts.append("Port %d is in use: PostgreSQL listens on %s%n"
                    .formatted(wanted.postgres(), settings.store().url()));
        }
        return changedPorts.toString();
    }

    private String heading(Instance instance, StageDoor door, SimulatedFeed<TradeDocument> feed, long pending) {
        Installation installation = instance.installation();
        return """
                page:  %s
                query: ./landport query daily --data %s --by crossing,sector,flow
                psql:  %s
                kcat:  %s
                Landport demo: simulated trade, invented figures. Ctrl-C stops it.
                %,d messages sent, %d per second; %,d documents wait for a decision of customs.

                """.formatted(
                        up.page(door, "/console", installation.settings()),
                        data(),
                        instance.psql(),
                        instance.kcat(),
                        feed.sent(),
                        simulation.rate(),
                        pending);
    }
}
