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

/** Broker, database, two streams and two consumer processes, each of which can be killed and restarted. */
public final class PipelineUnderFire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final int DIFFERENCES = 20;

    private final ServerProcesses servers;
    private final Installation installation;
    private final KafkaAdmin cluster;
    private final Map<KillTarget, StageProcess> stages = new EnumMap<>(KillTarget.class);

    private PipelineUnderFire(ServerProcesses servers, Installation installation) {
        this.servers = servers;
        this.installation = installation;
        this.cluster = installation.cluster(TIMEOUT);
    }

    /** Starts everything on a folder and returns when all processes are ready. */
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
            pipeline.start(KillTarget.STREAMS_ONE, "streams", data.resolve("streams-1"), addresses);
            pipeline.start(KillTarget.STREAMS_TWO, "streams", data.resolve("streams-2"), addresses);
            pipeline.start(KillTarget.CONSUMER_ONE, "consumer", data.resolve("consumer-1"), addresses);
            pipeline.start(KillTarget.CONSUMER_TWO, "consumer", data.resolve("consumer-2"), addresses);
            pipeline.stages.values().forEach(stage -> stage.awaitReady(TIMEOUT));
            isStarted = true;
            return pipeline;
        } finally {
            if (!isStarted) {
                pipeline.close();
            }
        }
    }

    /** The installation that connects to its servers. */
    public Installation installation() {
        return installation;
    }

    /** Administers its broker. */
    public KafkaAdmin cluster() {
        return cluster;
    }

    /** Its broker and database. */
    public ServerProcesses servers() {
        return servers;
    }

    /** Kills a process like {@code kill -9}. */
    public void kill(KillTarget target) {
        switch (target) {
            case BROKER -> servers.killBroker();
            case DATABASE -> servers.killDatabase();
            default -> stage(target).kill();
        }
    }

    /** Restarts a process on the same folder and port. Servers are ready when this returns, stages are starting. */
    public void restart(KillTarget target) {
        switch (target) {
            case BROKER -> servers.startBroker();
            case DATABASE -> servers.startDatabase();
            default -> stage(target).restart();
        }
    }

    /** Stages that have ended without being killed, one sentence each. */
    public List<String> ended() {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().exitCode().isPresent())
                .map(stage -> stage.getKey() + " ended unexpectedly, exit code "
                        + stage.getValue().exitCode().orElseThrow())
                .toList();
    }

    /**
     * Waits until all documents are processed and in the store, or a stage has ended.
     *
     * @throws CaughtUp.NotCaughtUpException after a timeout of 5 minutes
     */
    public void awaitCaughtUp() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        boolean isCaughtUp = false;
        while (!isCaughtUp && ended().isEmpty()) {
            isCaughtUp = isCaughtUp(deadline);
        }
    }

    /** Verifies all totals. */
    public VerificationReport verify() {
        return new Verification(
                        installation.stages().verification(DIFFERENCES),
                        (step, done, of) -> {},
                        () -> installation.caughtUp(cluster).await(TIMEOUT))
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
            installation.caughtUp(cluster).await(POLL_INTERVAL);
            return true;
        } catch (CaughtUp.NotCaughtUpException notYet) {
            if (System.nanoTime() > deadline) {
                throw notYet;
            }
            return false;
        }
    }

    private void start(KillTarget target, String command, Path data, Map<Key, String> addresses) throws IOException {
        stages.put(target, StageProcess.start(command, Files.createDirectories(data), addresses));
    }

    private StageProcess stage(KillTarget target) {
        StageProcess stage = stages.get(target);
        if (stage == null) {
            throw new IllegalArgumentException(target + " is not a stage");
        }
        return stage;
    }
}
