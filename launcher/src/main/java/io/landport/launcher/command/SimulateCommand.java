package io.landport.launcher.command;

import io.landport.domain.reference.Reference;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.producer.format.NdjsonWriter;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description = {
            "Publishes simulated trade between Heilongjiang and the Russian Far East, or writes it to a file as ndjson.",
            "The figures are invented. The same seed, day and reference data give the same messages."
        })
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time, such as 60s or 5m.")
    private Duration atMost = Durations.UNLIMITED;

    @Option(
            names = "--messages",
            paramLabel = "N",
            converter = Counts.class,
            description =
                    "Stop after N messages. With --to they are written as fast as possible, unless --rate is given.")
    private long messages = Long.MAX_VALUE;

    @Option(
            names = "--today",
            paramLabel = "YYYY-MM-DD",
            description = "Simulate this day and those before it (default: today, UTC).")
    private @Nullable LocalDate today;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write ndjson to this file instead of publishing; - is standard output.")
    private @Nullable String file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws PublishException, IOException {
        Installation installation = options.installation();
        SimulatedFeed feed = feed(installation.reference());
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            if (file == null) {
                publish(installation, feed, stopping);
            } else {
                write(file, feed, stopping);
            }
        }
        spec.commandLine().getErr().println("%,d messages, seed %d".formatted(feed.sent(), feed.seed()));
        return 0;
    }

    /** The day of a file with a given number of messages is fixed, so that its content does not depend on the writing time. */
    private SimulatedFeed feed(Reference reference) {
        Clock clock = clock();
        return file == null || messages == Long.MAX_VALUE
                ? simulation.feed(reference, clock)
                : simulation.unpacedByDefault(reference, Clock.fixed(clock.instant(), ZoneOffset.UTC));
    }

    private Clock clock() {
        return today == null
                ? Clock.systemUTC()
                : Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    private void publish(Installation installation, SimulatedFeed feed, ShutdownSignal stopping) {
        try (KafkaAdmin cluster = installation.cluster()) {
            StageChecks.live(cluster, installation);
        }
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            send(feed, stopping, publisher::take);
            publisher.flush();
        } catch (PublishException failure) {
            throw new CommandException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void write(String name, SimulatedFeed feed, ShutdownSignal stopping) throws IOException {
        if (name.equals("-")) {
            write(System.out, feed, stopping);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(name)))) {
            write(out, feed, stopping);
        } catch (NoSuchFileException noFolder) {
            throw new CommandException("cannot write " + name + ": its folder does not exist", noFolder);
        } catch (IOException failure) {
            throw new CommandException("cannot write " + name + ": " + failure.getMessage(), failure);
        }
    }

    private void write(OutputStream out, SimulatedFeed feed, ShutdownSignal stopping) throws IOException {
        NdjsonWriter writer = new NdjsonWriter(out);
        send(feed, stopping, writer::write);
        out.flush();
    }

    private <E extends Exception> void send(SimulatedFeed feed, ShutdownSignal stopping, SimulatedFeed.Outlet<E> outlet)
            throws E {
        long start = System.nanoTime();
        boolean hasNext = true;
        while (hasNext
                && !stopping.isReceived()
                && feed.sent() < messages
                && System.nanoTime() - start < atMost.toNanos()) {
            hasNext = feed.next(outlet);
        }
    }
}
