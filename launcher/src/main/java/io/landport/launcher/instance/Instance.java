package io.landport.launcher.instance;

import io.landport.consumer.Sink;
import io.landport.launcher.Failure;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import io.landport.launcher.embedded.EmbeddedDatabase;
import io.landport.launcher.settings.InstanceFile;
import io.landport.streams.TotalsPipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

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
            resources.closeAfter(failure);
            throw failure;
        }
    }

    private static Instance opened(Resources resources, Path data, Ports ports, Map<String, String> environment) {
        Servers servers = resources.add(Servers.start(data, ports, environment));
        Installation installation = servers.installation();
        createTopics(installation);
        Running consumer = resources.add(Running.start(
                Sink.open(installation.sink(), installation.wire(), installation.reference(), Clock.systemUTC())));
        TotalsPipeline streams = resources.add(installation.pipeline());
        streams.start();
        Instance instance = new Instance(resources, installation, servers.database(), streams, consumer);
        instance.publish(servers.file());
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
