package io.landport.launcher;

import io.landport.consumer.SinkSettings;
import io.landport.consumer.store.StoreAddress;
import io.landport.consumer.store.StoredOffsets;
import io.landport.consumer.verify.VerificationSettings;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.ReferenceReader;
import io.landport.launcher.cluster.CaughtUp;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.CompactedTopic;
import io.landport.launcher.cluster.Progress;
import io.landport.launcher.cluster.PublishedPositions;
import io.landport.launcher.settings.Settings;
import io.landport.launcher.settings.Store;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TotalsPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * What the settings in force describe: the topics, wire format, reference data and connections that every stage of one
 * installation shares.
 *
 * @param data the folder for what this process keeps on disk
 */
public record Installation(Settings settings, Path data) {
    /** The only one so far: there is no rebuild yet that would begin another. */
    private static final int GENERATION = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The topics under the installation's prefix. */
    public Topics topics() {
        return new Topics(settings.prefix());
    }

    /** The wire format, with ids of the registry where one is set. */
    public Wire wire() {
        return Wire.with(settings.schemaRegistryUrl());
    }

    /**
     * The reference data.
     *
     * @throws io.landport.domain.reference.BadReference naming every problem
     */
    public Reference reference() {
        return settings.reference().map(ReferenceReader::of).orElseGet(ReferenceReader::bundled);
    }

    /** What every Kafka client is made with. */
    public Map<String, String> client() {
        Map<String, String> client = new HashMap<>(settings.kafkaProperties());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return client;
    }

    /** A connection to Kafka's administration; whoever asks for it closes it. */
    public Cluster cluster() {
        return cluster(PATIENCE);
    }

    /** The same, waiting for an answer no longer than the patience. */
    public Cluster cluster(Duration patience) {
        return new Cluster(client(), patience);
    }

    /** How the consumer runs here. */
    public SinkSettings sink() {
        Store store = settings.store();
        return new SinkSettings(
                client(), settings.prefix(), new StoreAddress(store.url(), store.user(), store.password()), GENERATION);
    }

    /** How streams runs here. */
    public StreamsSettings streams() {
        return new StreamsSettings(
                client(), settings.prefix(), data.resolve("streams").toAbsolutePath(), settings.streamThreads());
    }

    /**
     * What a verification here compares.
     *
     * @param limit how many differences of each kind to tell one by one
     */
    public VerificationSettings verification(int limit) {
        return new VerificationSettings(
                client(),
                topics(),
                wire(),
                reference(),
                sink().store(),
                setAside()::contains,
                data,
                VerificationSettings.BUFFER_BYTES,
                limit);
    }

    /**
     * The topology of streams with its settings here, yet to be started.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not tell what is set aside
     */
    public TotalsPipeline pipeline() {
        return TotalsPipeline.of(streams(), topics(), wire(), reference(), setAside());
    }

    /**
     * The records of the document topics that are set aside now.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not tell
     */
    public Set<Origin.TopicRecord> setAside() {
        return quarantined().read().values().stream()
                .filter(quarantine -> quarantine.generation() == GENERATION)
                .map(Quarantine::record)
                .collect(Collectors.toSet());
    }

    /** Sets a record of a document topic aside, from the next start of streams on. */
    public void setAside(Origin.TopicRecord record, String reason, String by, Instant at) {
        Quarantine quarantine = new Quarantine(record, reason, by, at, GENERATION);
        quarantined().put(quarantine.key(), quarantine);
    }

    private CompactedTopic<Quarantine> quarantined() {
        return new CompactedTopic<>(client(), topics().quarantined(), wire());
    }

    /** Waits for all stages of this installation. */
    public CaughtUp caughtUp(Cluster cluster) {
        return new CaughtUp(
                new Progress(cluster),
                topics(),
                streams().applicationId(),
                () -> new PublishedPositions(client(), topics(), wire()),
                () -> StoredOffsets.of(sink().store()));
    }
}
