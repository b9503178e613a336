package io.landport.bench.fire;

import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageProcess;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.kafka.CaughtUp;
import io.landport.launcher.kafka.ClusterTopics;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.settings.InstanceFile;
import io.landport.launcher.settings.Key;
import io.landport.launcher.settings.Settings;
import io.landport.verify.Verification;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Broker, database, two streams and two consumer processes, each of which can be killed and started again. */
public final class PipelineUnderFire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int DIFFERENCES = 20;

    private final ServerProcesses servers;
    private final Installation installation;
    private final KafkaAdmin cluster;
    private final Map<Target, StageProcess> stages = new EnumMap<>(Target.class);

    private PipelineUnderFire(ServerProcesses servers, Installation installation) {
        this.servers = servers;
        this.installation = installation;
        this.cluster = installation.cluster(PATIENCE);
    }

    /** Starts everything on a folder and returns once all of it is ready. */
    public static PipelineUnderFire start(Path data) throws IOException {
        ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
        Map<Key, String> addresses = Map.of(
                Key.BOOTSTRAP_SERVERS, servers.bootstrapServers(),
                Key.DATABASE_URL, servers.databaseUrl(),
                Key.DATABASE_USER, servers.databaseUser());
        Path own = Files.createDirectories(data.resolve("verify"));
        InstanceFile.in(own).write(addresses);
        PipelineUnderFire pipeline =
                new PipelineUnderFire(servers, new Installation(Settings.read(Map.of(), own), own));
        boolean isStarted = false;
        try {
            new ClusterTopics(pipeline.cluster, pipeline.installation.topics()).createMissing();
            LiveGeneration.registerFirst(pipeline.installation);
            pipeline.start(Target.STREAMS_ONE, "streams", data.resolve("streams-1"), addresses);
            pipeline.start(Target.STREAMS_TWO, "streams", data.resolve("streams-2"), addresses);
            pipeline.start(Target.CONSUMER_ONE, "consumer", data.resolve("consumer-1"), addresses);
            pipeline.start(Target.CONSUMER_TWO, "consumer", data.resolve("consumer-2"), addresses);
            pipeline.stages.values().forEach(stage -> stage.awaitReady(PATIENCE));
            isStarted = true;
            return pipeline;
        } finally {
            if (!isStarted) {
                pipeline.close();
            }
        }
    }

    /** What leads to its servers. */
    public Installation installation() {
        return installation;
    }

    /** The connection to its broker's administration. */
    public KafkaAdmin cluster() {
        return cluster;
    }

    /** Where its broker and database are. */
    public ServerProcesses servers() {
        return servers;
    }

    /** Ends a process as {@code kill -9} does. */
    public void kill(Target target) {
        switch (target) {
            case BROKER -> servers.killBroker();
            case DATABASE -> servers.killDatabase();
            default -> stage(target).kill();
        }
    }

    /** Starts it again where it was. Servers serve when this returns; stages have begun to. */
    public void startAgain(Target target) {
        switch (target) {
            case BROKER -> servers.startBroker();
            case DATABASE -> servers.startDatabase();
            default -> stage(target).startAgain();
        }
    }

    /** Stages that have ended without having been killed, and how, a sentence each. */
    public List<String> ended() {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().exitCode().isPresent())
                .map(stage -> stage.getKey() + " ended by itself, exit code "
                        + stage.getValue().exitCode().orElseThrow())
                .toList();
    }

    /**
     * Waits until everything that follows from the documents is in the store, or until a stage has ended.
     *
     * @throws CaughtUp.NotCaughtUp if it is not within minutes
     */
    public void awaitSettled() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean isSettled = false;
        while (!isSettled && ended().isEmpty()) {
            isSettled = isCaughtUp(deadline);
        }
    }

    /** Recomputes everything and compares. */
    public VerificationReport verify() {
        return new Verification(
                        installation.stages().verification(DIFFERENCES),
                        (step, done, of) -> {},
                        () -> installation.caughtUp(cluster).await(PATIENCE))
                .run();
    }

    @Override
    public void close() {
        try (servers;
                cluster) {
            stages.values().forEach(StageProcess::close);
        }
    }

    private boolean isCaughtUp(long deadline) {
        try {
            installation.caughtUp(cluster).await(LOOK);
            return true;
        } catch (CaughtUp.NotCaughtUp notYet) {
            if (System.nanoTime() > deadline) {
                throw notYet;
            }
            return false;
        }
    }

    private void start(Target target, String command, Path data, Map<Key, String> addresses) throws IOException {
        stages.put(target, StageProcess.start(command, Files.createDirectories(data), addresses));
    }

    private StageProcess stage(Target target) {
        StageProcess stage = stages.get(target);
        if (stage == null) {
            throw new IllegalArgumentException(target + " is no stage");
        }
        return stage;
    }
}
