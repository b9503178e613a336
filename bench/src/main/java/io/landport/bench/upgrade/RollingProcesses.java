package io.landport.bench.upgrade;

import io.landport.bench.fire.InstallationUnderTest;
import io.landport.bench.gateway.GatewayTrial;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.installation.Installation;
import io.landport.installation.settings.SettingKey;
import io.landport.operations.stage.LiveGeneration;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Broker, database, three streams processes, two consumers and two gateways, each of which can be replaced by one of another build; later
 * also some beside them that compute a generation with other reference data.
 */
final class RollingProcesses implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final List<String> NAMES =
            List.of("streams-1", "streams-2", "streams-3", "consumer-1", "consumer-2", "gateway-1", "gateway-2");
    private static final String VERIFIED = "verify";
    private static final List<String> NAMES_BESIDE = List.of("streams-beside", "consumer-beside", "gateway-beside");

    private final Path data;
    private final ServerProcesses servers;
    private final InstallationUnderTest underTest;
    private final Map<String, StageChild> stages = new ConcurrentSkipListMap<>();
    private volatile @Nullable Installation live;

    private RollingProcesses(Path data, ServerProcesses servers) throws IOException {
        this.data = data;
        this.servers = servers;
        this.underTest = new InstallationUnderTest(data.resolve(VERIFIED), servers.settings());
    }

    /** Starts all with a build, and returns when they are ready. */
    static RollingProcesses start(Path data, Build build) throws IOException {
        ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
        RollingProcesses started = new RollingProcesses(data, servers);
        boolean isStarted = false;
        try {
            started.underTest.register();
            started.live = LiveGeneration.of(started.installation());
            started.start(NAMES, build, settings(servers));
            isStarted = true;
            return started;
        } finally {
            if (!isStarted) {
                started.close();
            }
        }
    }

    List<String> names() {
        return NAMES;
    }

    Installation installation() {
        return underTest.installation();
    }

    /** With the generation that is live, as of the last upgrade. */
    Installation live() {
        return Objects.requireNonNull(live);
    }

    /** Starts processes of a build with other reference data beside the others, and returns when they are ready. */
    void startBeside(Build build, Path reference) throws IOException {
        Map<SettingKey, String> settings = settings(servers);
        settings.put(SettingKey.REFERENCE, reference.toString());
        start(NAMES_BESIDE, build, settings);
    }

    /**
     * Runs {@code landport upgrade} with a build. Meanwhile and afterwards restarts each process that ends because its generation is another's
     * now, as a supervisor does, until all have been restarted and are ready.
     *
     * @return how many restarts that took
     * @throws IllegalStateException if the command fails, or if it does not come to that
     */
    int upgrade(Build build, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("upgrade", "--yes"));
        words.addAll(List.of(options));
        Set<Long> before = pids();
        int restarts = 0;
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (ChildProcess command = LandportProcess.of(words, data.resolve(VERIFIED), servers.settings())
                .of(build.classPath())
                .start()) {
            while (command.awaitExit(PAUSE).isEmpty() || !areReady(before)) {
                restarts += restartEnded();
                if (command.exitCode().orElse(0) != 0 || System.nanoTime() > deadline) {
                    throw new IllegalStateException(words + " failed, or a process did not end or is not ready");
                }
            }
        }
        live = LiveGeneration.of(installation());
        return restarts;
    }

    /** Stops a process, starts that of another build, and returns when it is ready. */
    void replace(String name, Build build) {
        stage(name).replace(build.classPath(), TIMEOUT);
    }

    /** Kills a process like {@code kill -9}, restarts it, and returns when it is ready. */
    void kill(String name) {
        stage(name).process().kill();
        stage(name).restart();
        stage(name).awaitReady(TIMEOUT);
    }

    /** The address of a gateway, as a load balancer would choose one. */
    URI gateway() {
        List<String> gateways = stages.keySet().stream()
                .filter(name -> name.startsWith("gateway"))
                .toList();
        return stage(gateways.get(ThreadLocalRandom.current().nextInt(gateways.size())))
                .address();
    }

    void awaitCaughtUp() {
        underTest.awaitCaughtUp();
    }

    VerificationReport verify() {
        return underTest.verify();
    }

    @Override
    public void close() {
        try (servers;
                underTest) {
            stages.values().forEach(StageChild::close);
        }
    }

    private static Map<SettingKey, String> settings(ServerProcesses servers) {
        Map<SettingKey, String> settings = new EnumMap<>(servers.settings());
        settings.putAll(GatewayTrial.unlimited(servers.bootstrapServers()));
        settings.put(SettingKey.STANDBY_REPLICAS, "1");
        settings.put(SettingKey.STREAMS_SESSION_TIMEOUT, "3s");
        return settings;
    }

    private void start(List<String> names, Build build, Map<SettingKey, String> settings) throws IOException {
        for (String name : names) {
            stages.put(
                    name,
                    StageChild.start(name.replaceFirst("-.*", ""), data.resolve(name), settings, build.classPath()));
        }
        names.forEach(name -> stage(name).awaitReady(TIMEOUT));
    }

    private int restartEnded() {
        return Math.toIntExact(
                stages.values().stream().filter(StageChild::restartIfEnded).count());
    }

    private boolean areReady(Set<Long> before) {
        return pids().stream().noneMatch(before::contains)
                && stages.values().stream().allMatch(StageChild::isReady);
    }

    private Set<Long> pids() {
        return stages.values().stream().map(stage -> stage.process().pid()).collect(Collectors.toSet());
    }

    private StageChild stage(String name) {
        StageChild stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("no process " + name);
        }
        return stage;
    }
}
