package io.landport.launcher;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.launcher.kafka.CaughtUp;
import io.landport.launcher.kafka.CompactedTopic;
import io.landport.launcher.kafka.Generations;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Replication;
import io.landport.launcher.settings.Key;
import io.landport.launcher.settings.Settings;
import io.landport.producer.format.MappingCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * An installation as its settings describe it: topics, wire format, reference data and Kafka clients, shared by all of its
 * processes. {@link #live()} selects the generation to work on; until then it is the first one.
 */
public final class Installation {
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path data;
    private final Optional<Generation> generation;
    private final GenerationReference reference;

    /**
     * An installation for which no generation is selected.
     *
     * @param data the folder for the files of this process
     */
    public Installation(Settings settings, Path data) {
        this(settings, data, Optional.empty(), new GenerationReference(settings, data));
    }

    private Installation(Settings settings, Path data, Optional<Generation> generation, GenerationReference reference) {
        this.settings = settings;
        this.data = data;
        this.generation = generation;
        this.reference = reference;
    }

    public Settings settings() {
        return settings;
    }

    /** The folder for the files of this process. */
    public Path data() {
        return data;
    }

    /** The generation to work on; empty until one is selected. */
    public Optional<Generation> generation() {
        return generation;
    }

    /** The generation's number. */
    public int number() {
        return generation.map(Generation::number).orElse(Generation.FIRST);
    }

    /** Whether the generation is being built and not live yet. */
    public boolean isBuilding() {
        return generation.filter(known -> known.phase() == Phase.BUILDING).isPresent();
    }

    /** The topics of the generation, under the installation's prefix. */
    public Topics topics() {
        return generation
                .map(known -> Topics.of(settings.prefix(), known))
                .orElseGet(() -> new Topics(settings.prefix()));
    }

    /** The wire format, with the schema ids of the registry if one is set. */
    public Wire wire() {
        return Wire.with(settings.schemaRegistryUrl());
    }

    /**
     * The generation's reference data, parsed once.
     *
     * @throws io.landport.reference.InvalidReferenceException with all problems
     */
    public Reference reference() {
        return reference.data();
    }

    /** The mappings that can be used by name. */
    public MappingCatalog mappings() {
        return settings.mappings().map(MappingCatalog::with).orElseGet(MappingCatalog::bundled);
    }

    /** The folder of the reference data; empty for the bundled data. */
    public Optional<Path> referenceFolder() {
        return reference.folder();
    }

    /** The folder that a rebuild copies the reference data of a generation to. */
    public Path referenceCopy(Generation of) {
        return reference.copy(of);
    }

    /** The properties of all Kafka clients. */
    public Map<String, String> client() {
        Map<String, String> client = new HashMap<>(settings.kafkaProperties());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return client;
    }

    /** A new admin client with a timeout of 10 s; the caller closes it. */
    public KafkaAdmin cluster() {
        return cluster(KAFKA_TIMEOUT);
    }

    /** A new admin client with this timeout; the caller closes it. */
    public KafkaAdmin cluster(Duration timeout) {
        return new KafkaAdmin(client(), timeout);
    }

    /** On how many brokers the topics are kept that this installation creates. */
    public Replication replication() {
        return new Replication(settings.replicationFactor());
    }

    /** The registered generations. */
    public Generations generations() {
        return new Generations(new CompactedTopic<>(client(), topics().generations(), wire()));
    }

    /**
     * This installation with the generation that is live now.
     *
     * @throws CommandException if none is registered
     */
    public Installation live() {
        return LiveGeneration.select(this);
    }

    /** This installation with another generation. */
    public Installation of(Generation chosen) {
        return of(chosen, List.of());
    }

    /** @param registered all generations, by which outdated reference data is recognized */
    Installation of(Generation chosen, List<Generation> registered) {
        return new Installation(settings, data, Optional.of(chosen), reference.of(chosen, registered));
    }

    /** This installation without the selected generation and the parsed reference data. */
    public Installation reloaded() {
        return new Installation(settings, data);
    }

    /** This installation with other settings, for example with the addresses of started servers. */
    public Installation at(Settings addresses) {
        return new Installation(addresses, data, generation, reference);
    }

    /** The generation's store. */
    public GenerationStore store() {
        return new GenerationStore(this);
    }

    /** The stages of the generation. */
    public StageFactory stages() {
        return new StageFactory(this);
    }

    /** The actions of operators. */
    public OperatorActionTopic operatorActions() {
        return new OperatorActionTopic(this);
    }

    /** The records that are quarantined in the generation. */
    public QuarantineTopic quarantine() {
        return new QuarantineTopic(this);
    }

    /** The access tokens of the HTTP interface. */
    public CompactedTopic<AccessToken> accessTokens() {
        return new CompactedTopic<>(client(), topics().accessTokens(), wire());
    }

    /** Waits until all stages of the generation have caught up. */
    public CaughtUp caughtUp(KafkaAdmin cluster) {
        return stages().caughtUp(cluster);
    }

    /** The settings that other commands need to work on the same installation, without passwords. */
    public Map<Key, String> shared() {
        Map<Key, String> shared = new EnumMap<>(settings.ofInstallation());
        // Absolute, because the other command may run in another folder.
        referenceFolder()
                .ifPresent(folder ->
                        shared.put(Key.REFERENCE, folder.toAbsolutePath().toString()));
        return shared;
    }
}
