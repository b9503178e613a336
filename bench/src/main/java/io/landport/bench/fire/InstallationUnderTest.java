package io.landport.bench.fire;

import io.landport.contract.Topics;
import io.landport.installation.Installation;
import io.landport.installation.settings.InstanceFile;
import io.landport.installation.settings.SettingKey;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.progress.CaughtUp;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import io.landport.verify.Verification;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The installation whose processes are killed or replaced, as the bench reaches it: at its servers. */
public final class InstallationUnderTest implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int DIFFERENCES = 20;

    private final Installation installation;
    private final KafkaAdmin cluster;

    /**
     * @param folder of the bench, which is created if missing
     * @param settings such as the addresses of the servers
     */
    public InstallationUnderTest(Path folder, Map<SettingKey, String> settings) throws IOException {
        InstanceFile.in(Files.createDirectories(folder)).write(settings);
        this.installation = new Installation(Settings.read(Map.of(), folder), folder);
        this.cluster = new KafkaAdmin(installation.client(), TIMEOUT);
    }

    /** Without a generation. */
    public Installation installation() {
        return installation;
    }

    /** Creates the topics and registers the first generation. */
    public void register() {
        new ClusterTopics(cluster, installation.topics()).createMissing();
        LiveGeneration.registerFirst(installation, () -> Topics.DEFAULT_PARTITIONS);
    }

    /**
     * Waits until the store has everything that is in the topics.
     *
     * @throws CaughtUp.NotCaughtUpException after a timeout of 5 minutes
     */
    public void awaitCaughtUp() {
        awaitCaughtUp(TIMEOUT);
    }

    /**
     * The same.
     *
     * @throws CaughtUp.NotCaughtUpException after the timeout
     */
    public void awaitCaughtUp(Duration timeout) {
        awaitCaughtUp(LiveGeneration.of(installation), timeout);
    }

    /** The number of records in the document topics that streams has not committed. */
    public long unreadDocuments() {
        Installation live = LiveGeneration.of(installation);
        Progress progress = new Progress(cluster);
        return Progress.lag(
                progress.committed(StageFactory.of(live).streams().applicationId()),
                progress.ends(live.topics().documentNames()));
    }

    public VerificationReport verify() {
        Installation live = LiveGeneration.of(installation);
        return new Verification(
                        StageFactory.of(live).verification(DIFFERENCES),
                        (step, done, of) -> {},
                        () -> awaitCaughtUp(live, TIMEOUT))
                .run();
    }

    @Override
    public void close() {
        cluster.close();
    }

    void awaitCaughtUp(Installation live, Duration timeout) {
        StageFactory.of(live).caughtUp(cluster).await(timeout);
    }
}
