package io.landport.operations.instance;

import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.embedded.DiskSpace;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.monitor.EndToEndWatch;
import io.landport.monitor.ObservedPipeline;
import io.landport.monitor.PipelineWatch;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.PerGeneration;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.StageMeters;
import io.landport.store.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running servers and stages of a data folder. When another generation becomes live, it restarts the stages on that one. */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    /** The broker runs in this process; on a busy machine it may take long to answer. */
    private static final Duration KAFKA_TIMEOUT = Duration.ofMinutes(1);

    private static final String STAGES = "Starting streams and consumer";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final EmbeddedServers servers;
    private final Meters meters;
    private final Runnable onStarted;
    private final CompletableFuture<ProcessHandle> databaseEnded;
    private final CompletableFuture<Object> stopped = new CompletableFuture<>();
    private final CompletableFuture<Object> closing = new CompletableFuture<>();
    private final Thread supervisor = new Thread(this::supervise, "supervisor");
    private volatile RunningStages work;
    private volatile @Nullable RuntimeException failure;
    private @Nullable PipelineWatch watch;
    private @Nullable EndToEndWatch latency;

    /** @param onStarted called when the stages are ready for the first time */
    private Instance(EmbeddedServers servers, Meters meters, RunningStages work, Runnable onStarted) {
        this.servers = servers;
        this.meters = meters;
        this.onStarted = onStarted;
        this.databaseEnded = servers.database().ended();
        this.work = work;
    }

    /**
     * Starts servers and stages on a folder. Returns when all are ready and other commands can find them.
     *
     * @param environment variables of the process; addresses of servers in them are overridden
     * @throws io.landport.embedded.ServerException if a port or the folder is in use, or a server does not start
     * @throws io.landport.installation.settings.InvalidSettingsException before any server starts
     * @throws CommandException if a stage fails or is not ready in time
     */
    public static Instance start(Path data, Ports ports, Map<String, String> environment) {
        Instance instance = begin(data, ports, environment, StartListener.NONE, settings -> {});
        try {
            instance.awaitStarted();
            return instance;
        } catch (RuntimeException e) {
            OpenResources opened = new OpenResources();
            opened.add(instance);
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts servers and stages on a folder. The stages need not be ready yet: the caller has something else to start, and then calls
     * {@link #awaitStarted}.
     *
     * @param environment variables of the process; addresses of servers in them are overridden
     * @param listener receives the steps of the start
     * @param check throws for settings that the process cannot serve with; called before any server starts
     * @throws io.landport.embedded.ServerException if a port or the folder is in use, or a server does not start
     * @throws io.landport.installation.settings.InvalidSettingsException before any server starts
     */
    public static Instance begin(
            Path data, Ports ports, Map<String, String> environment, StartListener listener, Consumer<Settings> check) {
        OpenResources opened = new OpenResources();
        Meters meters = opened.add(new Meters());
        try {
            EmbeddedServers servers = opened.add(EmbeddedServers.start(data, ports, environment, listener, check));
            BackgroundStep<Boolean> migrated = opened.add(BackgroundStep.begin(
                    "store-start",
                    () -> listener.timed(
                            "Preparing the store", GenerationStore.of(servers.installation())::migrateIfNew),
                    isNew -> {}));
            Installation live = listener.timed("Creating topics", () -> withTopics(servers.installation()));
            LiveGeneration.requireCompatible(live);
            // No other process can reach the servers yet, so an outstanding swap was interrupted. The first generation
            // replaces none, unless an upgrade was taken back.
            if (live.number() != Generation.FIRST
                    || GenerationStore.of(live).another().isPresent()) {
                migrated.await();
                finishSwap(live);
            }
            listener.begun(STAGES);
            Runnable migration = () -> {
                if (!migrated.await()) {
                    GenerationStore.of(live).migrate();
                }
            };
            long begun = System.nanoTime();
            RunningStages stages = opened.add(RunningStages.start(live, migration, new StageMeters(meters)));
            return new Instance(
                    servers, meters, stages, () -> listener.done(STAGES, Duration.ofNanos(System.nanoTime() - begun)));
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Returns when all stages are ready and other commands can find the instance. Called once.
     *
     * @throws CommandException if a stage fails or is not ready in time
     */
    public void awaitStarted() {
        awaitReady();
        onStarted.run();
        servers.announce(installation());
        PerGeneration<ObservedPipeline> observed = new PerGeneration<>(
                this::installation, now -> StageFactory.of(now).observed());
        watch = PipelineWatch.all(observed, meters, Clock.systemUTC());
        latency = EndToEndWatch.start(observed, meters.store(), Clock.systemUTC());
        supervisor.start();
    }

    /** The installation with the generation that runs. */
    public Installation installation() {
        return work.installation();
    }

    /** The psql command that connects to the store as analyst. */
    public String psql() {
        return servers.psql();
    }

    /** The kcat command that lists the topics, with the file by which Kafka tools log in. */
    public String kcat() {
        return servers.kcat();
    }

    /** Tells other commands where the instance serves HTTP. */
    public void announceHttp(URI address) {
        servers.announceHttp(address, work.installation());
    }

    /** The meters of the stages and of the pipeline. */
    public Meters meters() {
        return meters;
    }

    /** Reasons why it is not ready; empty if it is ready. */
    public List<String> reasonsNotReady() {
        return work.reasonsNotReady();
    }

    /** Completes when a stage or the database has stopped; neither is restarted. */
    public CompletableFuture<Object> stopped() {
        return stopped;
    }

    /** @throws CommandException if a stage or the database has failed */
    public void requireNoFailure() {
        if (databaseEnded.isDone()) {
            Path data = installation().data();
            throw new CommandException(DiskSpace.explained(
                    "PostgreSQL ended (process " + servers.database().pid() + "): see " + data.resolve("postgres.log")
                            + "; restart on the same data folder, committed data is not lost",
                    data));
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        closing.complete(true);
        joinSupervisor();
        OpenResources resources = new OpenResources();
        resources.add(meters);
        resources.add(servers);
        resources.add(work);
        resources.add(servers::withdraw);
        PipelineWatch watching = watch;
        if (watching != null) {
            resources.add(watching);
        }
        EndToEndWatch measuring = latency;
        if (measuring != null) {
            resources.add(measuring);
        }
        resources.close();
    }

    private void supervise() {
        try {
            awaitChange();
            while (!closing.isDone() && !databaseEnded.isDone() && isReplaced()) {
                switchGeneration();
                awaitChange();
            }
            work.requireNoFailure();
        } catch (RuntimeException e) {
            failure = e;
        }
        stopped.complete(true);
    }

    private void awaitChange() {
        CompletableFuture.anyOf(work.stopped(), work.replaced(), databaseEnded, closing)
                .join();
    }

    /** A stage can stop because the store is closed for its generation before the watch has read the topic. */
    private boolean isReplaced() {
        return work.replaced().isDone()
                || LiveGeneration.of(servers.installation()).number()
                        != work.installation().number();
    }

    private void switchGeneration() {
        Installation next = LiveGeneration.of(servers.installation().withoutGeneration());
        LOG.info("generation {} is live; starting its stages after the swap", next.number());
        work.close();
        // The rebuild, or the command that finishes the swap of a killed rebuild, needs the addresses of the servers.
        servers.announce(next);
        awaitSwap(next);
        if (!closing.isDone()) {
            LiveGeneration.requireCompatible(next);
            work = RunningStages.start(next, GenerationStore.of(next)::migrate, new StageMeters(meters));
            awaitReady();
        }
    }

    /** Waits for the rebuild to swap the generation in, and does so itself if the rebuild has been killed. */
    private void awaitSwap(Installation next) {
        String group = StageFactory.of(next).sinkSettings().group();
        try (KafkaAdmin cluster = new KafkaAdmin(next.client(), KAFKA_TIMEOUT)) {
            Progress progress = new Progress(cluster);
            // The last thing that a rebuild does: it stops its stages, then swaps.
            while (!closing.isDone()
                    && !GenerationStore.of(next).isSwapped()
                    && !progress.members(group).isEmpty()) {
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
        }
        while (!closing.isDone() && !isSwapFinished(next)) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /** A session that holds locks must not end the instance. The message names it, and the swap is tried again. */
    private static boolean isSwapFinished(Installation next) {
        try {
            finishSwap(next);
            return true;
        } catch (StoreException e) {
            LOG.warn("{}", e.getMessage());
            return false;
        }
    }

    private static void finishSwap(Installation next) {
        LiveGeneration.finishSwap(next, Clock.systemUTC().instant());
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        try (KafkaAdmin cluster = new KafkaAdmin(installation().client(), KAFKA_TIMEOUT)) {
            Progress progress = new Progress(cluster);
            List<String> reasons = reasonsNotStarted(progress);
            while (!closing.isDone() && !reasons.isEmpty()) {
                work.requireNoFailure();
                if (databaseEnded.isDone()) {
                    requireNoFailure();
                }
                if (System.nanoTime() > deadline) {
                    throw new CommandException(
                            "not ready after " + START_TIMEOUT.toSeconds() + " s: " + String.join("; ", reasons));
                }
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
                reasons = reasonsNotStarted(progress);
            }
        }
    }

    /** It could be ready and not ready again a moment later, because partitions still move between threads. */
    private List<String> reasonsNotStarted(Progress progress) {
        List<String> reasons = reasonsNotReady();
        if (!reasons.isEmpty()) {
            return reasons;
        }
        Set<TopicPartition> unread = work.unread(progress);
        return unread.isEmpty() ? List.of() : List.of("nobody reads " + unread);
    }

    private void joinSupervisor() {
        try {
            supervisor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates missing topics and selects the live generation. */
    private static Installation withTopics(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client(), KAFKA_TIMEOUT)) {
            ClusterTopics first = new ClusterTopics(cluster, installation.topics());
            if (!first.has(installation.topics().generations())) {
                first.createMissing();
            }
            Installation live = LiveGeneration.registerFirst(
                    installation, () -> first.partitions(installation.topics().documents(Channel.CUSTOMS)));
            ClusterTopics topics = new ClusterTopics(cluster, live.topics());
            topics.createMissing();
            StageChecks.requireTopics(topics);
            live.wire().publishDocumentSchema(live.topics());
            return live;
        }
    }
}
