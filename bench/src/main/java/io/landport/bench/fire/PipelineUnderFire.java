package io.landport.bench.fire;

import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.Signal;
import io.landport.bench.process.StageChild;
import io.landport.domain.access.WebhookBalance;
import io.landport.installation.Installation;
import io.landport.installation.settings.SettingKey;
import io.landport.kafka.progress.CaughtUp;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.store.StoredWebhooks;
import io.landport.store.sql.Sql;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.intellij.lang.annotations.Language;

/**
 * Broker, database, two streams and two consumer processes, and one each of intake, a watched folder and webhooks, each of which can be killed,
 * paused, and cut off; and a gateway to flood.
 */
public final class PipelineUnderFire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final String LOOPBACK = "127.0.0.1:";
    private static final String YES = "yes";

    /** Those of the events of the receiver. Two with the same content are one event. */
    @Language("SQL")
    private static final String WANTED_RECEIPTS = """
            SELECT count(DISTINCT (channel, source, document_id, revision, message, fate, reason, received_day, received, decided, day,
              crossing, sectors, summaries))
            FROM receipt_change WHERE fate IN ('rejected', 'replaced') OR (fate = 'counted' AND received IS NULL)""";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path data;
    private final Optional<BoundedDisk> disk;
    private final Network network;
    private final ServerProcesses servers;
    private final InstallationUnderTest underTest;
    private final Map<FireTarget, StageChild> stages = new EnumMap<>(FireTarget.class);

    /** Stages whose process is of a generation that a rebuild has replaced: it ends. */
    private final Set<FireTarget> replaced = EnumSet.noneOf(FireTarget.class);

    private final Path folder;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final Map<SettingKey, String> settings;
    private Optional<Flood> flood = Optional.empty();
    private Optional<HeldTransaction> held = Optional.empty();

    private PipelineUnderFire(Path data, Optional<BoundedDisk> disk, Network network, ServerProcesses servers)
            throws IOException {
        this.data = data;
        this.disk = disk;
        this.network = network;
        this.servers = servers;
        Map<SettingKey, String> withReceipts = new EnumMap<>(servers.settings());
        withReceipts.put(SettingKey.RECEIPTS, YES);
        this.underTest = new InstallationUnderTest(data.resolve("verify"), withReceipts);
        this.folder = Files.createDirectories(data.resolve("arriving"));
        this.settings = new EnumMap<>(withReceipts);
        settings.put(SettingKey.WEBHOOKS, receiver.writeFile(data).toString());
        settings.put(SettingKey.WEBHOOKS_PRIVATE, YES);
    }

    /** Starts everything on a folder and returns when all processes are ready. */
    public static PipelineUnderFire start(Path data) throws IOException {
        return start(data, Optional.empty());
    }

    /**
     * The same, with the servers on a disk that can be filled.
     *
     * @param disk is closed with the pipeline
     */
    static PipelineUnderFire start(Path data, Optional<BoundedDisk> disk) throws IOException {
        Network network = new Network(List.of(
                FireTarget.STREAMS_ONE,
                FireTarget.STREAMS_TWO,
                FireTarget.CONSUMER_ONE,
                FireTarget.CONSUMER_TWO,
                FireTarget.INTAKE,
                FireTarget.FOLDER,
                FireTarget.WEBHOOKS,
                FireTarget.GATEWAY));
        ServerProcesses servers = ServerProcesses.start(servers(data), network.brokerPorts());
        network.connect(servers);
        PipelineUnderFire pipeline = new PipelineUnderFire(data, disk, network, servers);
        boolean isStarted = false;
        try {
            pipeline.underTest.register();
            pipeline.start(FireTarget.STREAMS_ONE, "streams");
            pipeline.start(FireTarget.STREAMS_TWO, "streams");
            pipeline.start(FireTarget.CONSUMER_ONE, "consumer");
            pipeline.start(FireTarget.CONSUMER_TWO, "consumer");
            pipeline.start(FireTarget.INTAKE, "intake");
            pipeline.start(FireTarget.FOLDER, "folder", pipeline.folder.toString());
            pipeline.start(FireTarget.WEBHOOKS, "webhooks");
            pipeline.start(FireTarget.GATEWAY, "gateway");
            pipeline.stages.values().forEach(stage -> stage.awaitReady(TIMEOUT));
            isStarted = true;
            return pipeline;
        } finally {
            if (!isStarted) {
                pipeline.close();
            }
        }
    }

    /** The folder of the servers, which may be a mounted disk. */
    static Path servers(Path data) {
        return data.resolve("servers");
    }

    /** The installation that connects to its servers. */
    public Installation installation() {
        return underTest.installation();
    }

    /** The folder that is watched. */
    Path folder() {
        return folder;
    }

    /** What the Kafka client of the load connects with. */
    Map<String, String> loadClient() {
        Map<String, String> client = new HashMap<>(installation().client());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, LOOPBACK + network.brokerPortOfLoad());
        return client;
    }

    Network network() {
        return network;
    }

    public ServerProcesses servers() {
        return servers;
    }

    /** Kills a process like {@code kill -9}. */
    public void kill(FireTarget target) {
        switch (target) {
            case BROKER -> servers.broker().kill();
            case DATABASE -> servers.killDatabase();
            default -> stage(target).process().kill();
        }
    }

    /** Restarts a process on the same folder and port. Servers are ready when this returns, stages are starting. */
    public void restart(FireTarget target) {
        switch (target) {
            case BROKER -> servers.startBroker();
            case DATABASE -> servers.startDatabase();
            default -> {
                replaced.remove(target);
                stage(target).restart();
            }
        }
    }

    /** Suspends a process, or continues it. */
    void signal(FireTarget target, Signal signal) {
        switch (target) {
            case BROKER -> servers.broker().signal(signal);
            case DATABASE -> servers.signalDatabase(signal);
            default -> stage(target).process().signal(signal);
        }
    }

    /** Fills the disk of the servers until {@link #freeDisk}. */
    void fillDisk() {
        disk.orElseThrow().fill();
    }

    /** Frees the disk, and restarts what has ended, as its message says. A broker ends when it cannot write. */
    void freeDisk() throws IOException {
        disk.orElseThrow().free();
        servers.broker().kill();
        servers.startBroker();
        if (!servers.isDatabaseRunning()) {
            servers.killDatabase();
            servers.startDatabase();
        }
    }

    /** Sends bytes that are no documents to the gateway until {@link #endFlood}. */
    void startFlood() {
        flood = Optional.of(Flood.of(stage(FireTarget.GATEWAY).address()));
    }

    void endFlood() {
        flood.ifPresent(Flood::close);
        flood = Optional.empty();
    }

    /** Reads figures in a transaction that stays open until {@link #endTransaction}. */
    void holdTransaction() {
        held = Optional.of(HeldTransaction.open(servers.databaseUrl(), servers.databaseUser()));
    }

    void endTransaction() {
        held.ifPresent(HeldTransaction::close);
        held = Optional.empty();
    }

    /** Starts a command on the servers. */
    RunningErrand begin(Errand errand) throws IOException {
        return new RunningErrand(errand, LandportProcess.of(errand.task().command(), data.resolve("errand"), settings));
    }

    /** A rebuild has replaced the generation of all stages. Each learns it within seconds of its connection, and ends. */
    void replaceGeneration() {
        replaced.addAll(stages.keySet());
    }

    /**
     * Restarts the stages that have ended because their generation was replaced, as a supervisor does.
     *
     * @return those that have ended for another reason, and were not killed, one sentence each
     */
    public List<String> ended() {
        replaced.removeIf(target -> stage(target).restartIfEnded());
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().process().exitCode().isPresent())
                .map(stage -> stage.getKey() + " ended unexpectedly, exit code "
                        + stage.getValue().process().exitCode().orElseThrow())
                .toList();
    }

    /**
     * Waits until all documents are processed and in the store, or a stage has ended.
     *
     * @throws CaughtUp.NotCaughtUpException after a timeout of 5 minutes
     */
    public void awaitCaughtUp() {
        awaitCaughtUp(() -> true);
    }

    /** @param isPublished whether everything is in the topics of documents or feeds */
    void awaitCaughtUp(BooleanSupplier isPublished) {
        await("the files of the folder are not published", isPublished);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        Installation live = LiveGeneration.of(installation());
        boolean isCaughtUp = false;
        while (!isCaughtUp && ended().isEmpty()) {
            isCaughtUp = isCaughtUp(live, deadline);
        }
    }

    /** Waits until the feed was told of all receipts, or a stage has ended. */
    void awaitTold() {
        await("the feed was not told of all receipts", () -> WebhookReceiver.isTold(told()));
    }

    /** Receipts that are neither delivered nor skipped, or were not acknowledged, one sentence each. */
    List<String> untold() {
        try (Connection connection = DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(), "")) {
            long wanted =
                    Sql.read(connection, WANTED_RECEIPTS, row -> row.getLong(1)).get(0);
            return receiver.problems(told(), wanted);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<WebhookBalance> told() {
        return StoredWebhooks.of(
                GenerationStore.of(LiveGeneration.of(installation())).asAnalyst());
    }

    private void await(String unfinished, BooleanSupplier isDone) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isDone.getAsBoolean() && ended().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + TIMEOUT.toSeconds() + " s " + unfinished);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    public VerificationReport verify() {
        return underTest.verify();
    }

    @Override
    public void close() throws IOException {
        endFlood();
        endTransaction();
        try (receiver;
                network;
                servers;
                underTest) {
            stages.values().forEach(StageChild::close);
        }
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    private boolean isCaughtUp(Installation live, long deadline) {
        try {
            underTest.awaitCaughtUp(live, POLL_INTERVAL);
            return true;
        } catch (CaughtUp.NotCaughtUpException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    private void start(FireTarget target, String... command) throws IOException {
        Map<SettingKey, String> proxied = new EnumMap<>(settings);
        proxied.put(SettingKey.BOOTSTRAP_SERVERS, LOOPBACK + network.brokerPort(target));
        proxied.put(
                SettingKey.DATABASE_URL,
                servers.databaseUrl()
                        .replace(":" + servers.databasePort() + "/", ":" + network.databasePort(target) + "/"));
        Path own = data.resolve(target.toString().replace(' ', '-'));
        stages.put(target, StageChild.start(List.of(command), own, proxied));
    }

    private StageChild stage(FireTarget target) {
        StageChild stage = stages.get(target);
        if (stage == null) {
            throw new IllegalArgumentException(target + " is not a stage");
        }
        return stage;
    }
}
