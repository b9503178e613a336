package io.landport.launcher.feeds;

import io.landport.domain.document.TradeDocument;
import io.landport.format.json.NdjsonWriter;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.Durations;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.simulator.message.XmlSimulation;
import io.landport.terminal.ProgressLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = {
            "Publishes simulated trade between Heilongjiang and the Russian Far East, writes it to a file, or sends it"
                    + " to a gateway.",
            "The figures are invented. The same seed, day and reference data give the same messages."
        })
public final class SimulateCommand extends InstallationCommand {
    private static final String NDJSON = "ndjson";

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
            description = "Write to this file instead of publishing; - is standard output.")
    private @Nullable String file;

    @Option(
            names = "--push",
            paramLabel = "URL",
            description =
                    "Send to this gateway over HTTP instead of publishing to Kafka, such as http://127.0.0.1:8080.")
    private @Nullable URI gateway;

    @Option(names = "--token-file", paramLabel = "FILE", description = "With --push: file with the access token.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "With --to or --push: ndjson, or cn-ceb, eaeu-esad, asycuda-sad or wco-dms for the messages of a"
                            + " customs system with all that follow them (default: ndjson).")
    private String format = NDJSON;

    @Override
    public Integer call() throws PublishException, IOException {
        requireOptionsThatFit();
        Installation installation = installation();
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            if (!format.equals(NDJSON)) {
                SimulatedFeed<String> feed = simulation.messages(format, installation.reference(), clock(), !isFixed());
                send(to -> feed.next(message -> to.write(message.getBytes(StandardCharsets.UTF_8))), stopping);
                report(feed);
            } else {
                SimulatedFeed<TradeDocument> feed = simulation.feed(installation.reference(), clock(), !isFixed());
                if (file == null && gateway == null) {
                    publish(installation, feed, stopping);
                } else {
                    send(to -> feed.next(new NdjsonWriter(to)::write), stopping);
                }
                report(feed);
            }
        }
        return 0;
    }

    /** Writes the next message; false if there is none. */
    @FunctionalInterface
    private interface Messages {
        boolean next(OutputStream to) throws IOException;
    }

    private void requireOptionsThatFit() {
        if (!format.equals(NDJSON) && !XmlSimulation.formats().contains(format)) {
            throw invalid("unknown format '" + format + "': must be one of ndjson, "
                    + String.join(", ", XmlSimulation.formats()));
        }
        if (file != null && gateway != null) {
            throw invalid("--to and --push exclude each other");
        }
        if (!format.equals(NDJSON) && file == null && gateway == null) {
            throw invalid("--format " + format
                    + " needs --to or --push, because Kafka holds documents and not their messages");
        }
        if (tokenFile != null && gateway == null) {
            throw invalid("--token-file needs --push");
        }
    }

    private void report(SimulatedFeed<?> feed) {
        err().println("%,d messages, seed %d".formatted(feed.sent(), feed.seed()));
    }

    private boolean isFixed() {
        return file != null && messages != Long.MAX_VALUE;
    }

    /** The day of a file with a given number of messages is fixed, so that its content does not depend on the writing time. */
    private Clock clock() {
        Clock clock = Clock.systemUTC();
        if (today != null) {
            return Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        }
        return isFixed() ? Clock.fixed(clock.instant(), ZoneOffset.UTC) : clock;
    }

    private void publish(Installation installation, SimulatedFeed<TradeDocument> feed, ShutdownSignal stopping) {
        StageChecks.live(installation);
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            repeat(stopping, () -> feed.next(publisher::take));
            publisher.flush();
        } catch (PublishException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void send(Messages next, ShutdownSignal stopping) throws IOException {
        if (gateway != null) {
            push(gateway, next, stopping);
        } else if (file != null) {
            write(file, next, stopping);
        }
    }

    private void push(URI url, Messages next, ShutdownSignal stopping) throws IOException {
        GatewayPush push = new GatewayPush(url, format, token(url), stopping);
        repeat(stopping, () -> {
            boolean hasNext = next.next(push.body());
            push.sendIfDue();
            return hasNext;
        });
        push.send();
        err().println(push.summary());
    }

    /** That of the file, otherwise that of the instance if it is pushed to. */
    private Optional<String> token(URI url) throws IOException {
        if (tokenFile != null) {
            return Optional.of(Files.readString(tokenFile).strip());
        }
        Settings settings = installation().settings();
        return settings.httpUrl().filter(url::equals).flatMap(ofInstance -> settings.httpToken());
    }

    private void write(String name, Messages next, ShutdownSignal stopping) throws IOException {
        if (name.equals("-")) {
            write(System.out, next, stopping);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(name)))) {
            write(out, next, stopping);
        } catch (NoSuchFileException e) {
            throw new CommandException("cannot write " + name + ": its folder does not exist", e);
        } catch (IOException e) {
            throw new CommandException("cannot write " + name + ": " + e.getMessage(), e);
        }
    }

    private void write(OutputStream out, Messages next, ShutdownSignal stopping) throws IOException {
        repeat(stopping, () -> next.next(out));
        out.flush();
    }

    /** Sends the next message; false if there is none. */
    @FunctionalInterface
    interface Step<E extends Exception> {
        boolean next() throws E;
    }

    private <E extends Exception> void repeat(ShutdownSignal stopping, Step<E> step) throws E {
        long start = System.nanoTime();
        try (ProgressLine line = ProgressLine.of(err())) {
            repeat(
                    line,
                    sent -> !stopping.isReceived() && sent < messages && System.nanoTime() - start < atMost.toNanos(),
                    step);
        }
    }

    /**
     * Sends messages until there is none or enough are sent.
     *
     * @param line shows how many are sent
     * @param isContinued whether to continue after so many
     */
    static <E extends Exception> void repeat(ProgressLine line, LongPredicate isContinued, Step<E> step) throws E {
        boolean hasNext = true;
        for (long sent = 0; hasNext && isContinued.test(sent); ) {
            hasNext = step.next();
            sent++;
            long now = sent;
            line.show(() -> "%,d messages, %,d messages/s".formatted(now, line.perSecond(now)));
        }
    }
}
