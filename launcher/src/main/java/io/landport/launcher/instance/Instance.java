package io.landport.launcher.instance;

import io.landport.consumer.Sink;
import io.landport.domain.reference.Reference;
import io.landport.launcher.Failure;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import io.landport.launcher.embedded.DataFolder;
import io.landport.launcher.embedded.EmbeddedDatabase;
import io.landport.launcher.embedded.EmbeddedKafka;
import io.landport.launcher.embedded.PortTaken;
import io.landport.launcher.settings.InstanceFile;
import io.landport.launcher.settings.Key;
import io.landport.launcher.settings.Settings;
import io.landport.streams.TotalsPipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Servers and stages of one data folder, running. */
public final class Instance implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Resources resources;
    private final Installation installation;
    private final EmbeddedDatabase database;
    private final CompletableFuture<ProcessHandle> databaseEnded;
    private final TotalsPipeline streams;
    private final Running consumer;

    private Instance(
            Resources resources,
            Installation installation,
            EmbeddedDatabase database,
            TotalsPipeline streams,
            Running consumer) {
        this.resources = resources;
        this.installation = installation;
        this.database = database;
        this.databaseEnded = database.ended();
        this.streams = streams;
        this.consumer = consumer;
    }

    /**
     * Starts everything on a folder and returns once all of it is ready and other commands can find it.
     *
     * @param environment the process's variables; what they say of servers gives way to the embedded ones
     * @throws io.landport.launcher.embedded.CannotStart if a port or the folder is taken, or a server does not start
     * @throws io.landport.launcher.settings.InvalidSettings before any server starts
     * @throws Failure if a stage fails or is not ready in time
     */
    public static Instance start(Path data, Ports ports, Map<String, String> environment) {
        Resources resources = new Resources();
        try {
            return opened(resources, data, ports, environment);
        } catch (RuntimeException failure) {
            closeAfter(failure, resources);
            throw failure;
        }
    }

    /** What fails on the way out must not hide why it is the way out. */
    private static void closeAfter(RuntimeException failure, Resources resources) {
        try {
            resources.close();
        } catch (IllegalStateException also) {
            failure.addSuppressed(also);
        }
    }

    private static Instance opened(Resources resources, Path data, Ports ports, Map<String, String> environment) {
        Path folder = resources.add(DataFolder.take(data)).path();
        InstanceFile file = InstanceFile.in(folder);
        // Left behind by a killed process, it would name servers that are gone.
        file.remove();
        requireSettings(environment, folder);
        EmbeddedKafka kafka =
                resources.add(onPort(ports.kafka(), ports.otherwiseAny(), port -> EmbeddedKafka.start(folder, port)));
        EmbeddedDatabase database = resources.add(
                onPort(ports.postgres(), ports.otherwiseAny(), port -> EmbeddedDatabase.start(folder, port)));
        Map<Key, String> addresses = Map.of(
                Key.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                Key.DATABASE_URL, database.jdbcUrl(),
                Key.DATABASE_USER, database.user());
        Installation installation = new Installation(Settings.read(inside(environment, addresses), folder), folder);
        createTopics(installation);
        Reference reference = installation.reference();
        Running consumer = resources.add(
                Running.start(Sink.open(installation.sink(), installation.wire(), reference, Clock.systemUTC())));
        TotalsPipeline streams = resources.add(
                TotalsPipeline.of(installation.streams(), installation.topics(), installation.wire(), reference));
        streams.start();
        Instance instance = new Instance(resources, installation, database, streams, consumer);
        instance.publish(file);
        return instance;
    }

    /** What its settings describe. */
    public Installation installation() {
        return installation;
    }

    /** The line that opens its store with psql. */
    public String psql() {
        return "psql -h 127.0.0.1 -p " + database.port() + " -U " + database.user() + " landport";
    }

    /** Why it is not ready, a sentence each; empty if it is. */
    public List<String> reasonsNotReady() {
        List<String> reasons = new ArrayList<>();
        if (!streams.isRunning()) {
            reasons.add("streams is " + streams.state());
        }
        if (!consumer.reasonNotReady().isEmpty()) {
            reasons.add("consumer: " + consumer.reasonNotReady());
        }
        return reasons;
    }

    /** Completed when a stage has stopped, or the database, which nobody else would start again. */
    public CompletableFuture<Object> stopped() {
        return CompletableFuture.anyOf(streams.stopped(), consumer.stopped(), databaseEnded);
    }

    /** @throws Failure if a stage or the database has failed */
    public void requireNoFailure() {
        if (databaseEnded.isDone()) {
            throw new Failure("PostgreSQL ended (process " + database.pid() + "): why may stand in "
                    + installation.data().resolve("postgres.log")
                    + "; start again on the same data, nothing that was committed is lost");
        }
        streams.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new Failure("streams stopped: " + cause.getMessage(), cause);
        });
        consumer.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new Failure("consumer stopped: " + cause.getMessage(), cause);
        });
    }

    @Override
    public void close() {
        resources.close();
    }

    /** The file is written last and so removed first. */
    private void publish(InstanceFile file) {
        resources.add(file::remove);
        awaitReady();
        file.write(installation.settings().ofInstallation());
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!reasonsNotReady().isEmpty()) {
            requireNoFailure();
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        "not ready after " + START_TIMEOUT.toSeconds() + " s: " + String.join("; ", reasonsNotReady()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Servers take seconds to start: what is wrong with the settings is said before. */
    private static void requireSettings(Map<String, String> environment, Path folder) {
        Settings settings = Settings.read(environment, folder);
        Reference unused = new Installation(settings, folder).reference();
        settings.kafkaProperties().keySet().stream()
                .filter(name -> name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl."))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new Failure("the embedded Kafka speaks plain text on 127.0.0.1, but kafka." + name
                            + " is set: take it out, or run 'landport streams' and 'landport consumer' against a Kafka"
                            + " that has it");
                });
    }

    private static <T> T onPort(int port, boolean otherwiseAny, IntFunction<T> start) {
        try {
            return start.apply(port);
        } catch (PortTaken taken) {
            if (!otherwiseAny) {
                throw taken;
            }
            return start.apply(0);
        }
    }

    private static Map<String, String> inside(Map<String, String> environment, Map<Key, String> addresses) {
        Map<String, String> inside = new HashMap<>(environment);
        addresses.forEach((key, value) -> inside.put(key.variable(), value));
        return inside;
    }

    private static void createTopics(Installation installation) {
        try (Cluster cluster = installation.cluster()) {
            ClusterTopics topics = new ClusterTopics(cluster, installation.topics());
            topics.createMissing();
            List<String> problems = topics.problems();
            if (!problems.isEmpty()) {
                throw new Failure(String.join(System.lineSeparator(), problems));
            }
        }
    }
}
