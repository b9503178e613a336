package io.landport.bench.upgrade;

import io.landport.bench.fire.InstallationUnderTest;
import io.landport.bench.gateway.GatewayTrial;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.installation.Installation;
import io.landport.installation.settings.SettingKey;
import io.landport.kafka.read.RepeatedTask;
import io.landport.operations.stage.GenerationStore;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Broker, database, three streams processes, two consumers and two gateways, each of which can be replaced by one of another build; later
 * also some beside them that compute a generation with other reference data. A supervisor restarts each that ends.
 */
final class RollingProcesses implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration UPGRADE_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final List<String> NAMES =
            List.of("streams-1", "streams-2", "streams-3", "consumer-1", "consumer-2", "gateway-1", "gateway-2");
    private static final String VERIFIED = "verify";
    private static final int MAX_KILLS = 3;

    /** How often it looks, on average, between two kills. */
    private static final int LOOKS_BETWEEN_KILLS = 40;

    private static final String COMMAND = "upgrade";
    private static final List<String> NAMES_BESIDE = List.of("streams-beside", "consumer-beside", "gateway-beside");

    private final Path data;
    private final ServerProcesses servers;
    private final InstallationUnderTest underTest;
    private final Map<String, StageChild> stages = new ConcurrentSkipListMap<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private final RepeatedTask supervisor = new RepeatedTask("supervisor", PAUSE, this::restartEnded, () -> {});
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
            started.supervisor.start();
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
     * Runs {@code landport upgrade} with a build until another generation is live, and kills some processes meanwhile, sometimes that of the
     * command, which is started again.
     *
     * @param swapped runs afterwards, before the command is stopped
     * @param step receives what is killed
     * @return how many were killed
     * @throws IllegalStateException if the command fails, or if it does not come to that
     */
    int upgrade(Build build, Random random, Swapped swapped, Consumer<String> step, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(COMMAND, "--yes"));
        words.addAll(List.of(options));
        LandportProcess command = LandportProcess.of(words, data.resolve(VERIFIED), servers.settings())
                .of(build.classPath());
        List<String> targets = new ArrayList<>(stages.keySet());
        targets.add(COMMAND);
        int before = live().number();
        int kills = 0;
        restarts.set(0);
        long deadline = System.nanoTime() + UPGRADE_TIMEOUT.toNanos();
        ChildProcess running = command.start();
        try {
            while (!isLiveAfter(before)) {
                if (running.awaitExit(PAUSE).orElse(0) != 0 || System.nanoTime() > deadline) {
                    throw new IllegalStateException(words + " failed or takes too long");
                }
                if (kills < MAX_KILLS && random.nextInt(LOOKS_BETWEEN_KILLS) == 0) {
                    String target = targets.get(random.nextInt(targets.size()));
                    step.accept(target);
                    kills++;
                    if (target.equals(COMMAND)) {
                        running.kill();
                        running = command.start();
                        restarts.incrementAndGet();
                    } else {
                        stage(target).process().kill();
                    }
                }
            }
            awaitComputing(running);
            swapped.run();
        } finally {
            running.close();
        }
        awaitReady(stages.keySet());
        return kills;
    }

    /** Waits until the command has ended, or computes the generation that is live now. */
    private static void awaitComputing(ChildProcess command) {
        try {
            boolean isComputing = false;
            while (!isComputing) {
                isComputing = command.line().startsWith("computing");
            }
        } catch (IllegalStateException e) {
            if (command.exitCode().orElse(1) != 0) {
                throw e;
            }
        }
    }

    /** What happens when another generation is live. */
    interface Swapped {
        void run() throws IOException, InterruptedException;
    }

    /** Stops a process, starts that of another build, and returns when it is ready. */
    void replace(String name, Build build) {
        synchronized (this) {
            stage(name).replace(build.classPath(), TIMEOUT);
        }
    }

    /** Kills a process like {@code kill -9}, and returns when it has been restarted and is ready. */
    void kill(String name) {
        stage(name).process().kill();
        awaitReady(Set.of(name));
    }

    /** How many processes have ended and were restarted since the last call. */
    int restarts() {
        return restarts.getAndSet(0);
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
            supervisor.close();
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

    private synchronized void restartEnded() {
        for (StageChild stage : stages.values()) {
            try {
                if (stage.restartIfEnded()) {
                    restarts.incrementAndGet();
                }
            } catch (IllegalStateException e) {
                // It has ended before it could serve its health, and is started again.
            }
        }
    }

    /** As it sees it: its records of generations and its store. */
    private boolean isLiveAfter(int before) {
        Installation now = LiveGeneration.of(installation());
        boolean isSwapped = now.number() != before && GenerationStore.of(now).isSwapped();
        if (isSwapped) {
            live = now;
        }
        return isSwapped;
    }

    private void awaitReady(Set<String> names) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!areReady(names)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready: one of " + names);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private synchronized boolean areReady(Set<String> names) {
        return names.stream().allMatch(name -> stage(name).isReady());
    }

    private StageChild stage(String name) {
        StageChild stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("no process " + name);
        }
        return stage;
    }
}
