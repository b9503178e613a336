package io.landport.launcher;

import io.landport.consumer.SinkSettings;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.launcher.kafka.CaughtUp;
import io.landport.launcher.kafka.CompactedTopic;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.kafka.Generations;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.launcher.kafka.PublishedPositions;
import io.landport.launcher.settings.DatabaseLogin;
import io.landport.launcher.settings.Settings;
import io.landport.reference.ReferenceReader;
import io.landport.store.Migrations;
import io.landport.store.StoreAccess;
import io.landport.store.StoreAddress;
import io.landport.store.StoreGenerations;
import io.landport.store.StoreRoles;
import io.landport.store.StoreRoles.Role;
import io.landport.store.StoredOffsets;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TotalsPipeline;
import io.landport.verify.VerificationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.TopicPartition;

/**
 * What the settings in force describe: the topics, wire format, reference data and connections that every stage of one
 * installation shares.
 *
 * @param data the folder for what this process keeps on disk
 * @param generation the one to work on; while nobody has looked it up, the first one as it is made
 */
public record Installation(Settings settings, Path data, Optional<Generation> generation) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An installation whose live generation is still to be looked up. */
    public Installation(Settings settings, Path data) {
        this(settings, data, Optional.empty());
    }

    /** The topics under the installation's prefix, of this generation. */
    public Topics topics() {
        return generation
                .map(known -> Topics.of(settings.prefix(), known.number(), known.partitions()))
                .orElseGet(() -> new Topics(settings.prefix()));
    }

    /** The wire format, with ids of the registry where one is set. */
    public Wire wire() {
        return Wire.with(settings.schemaRegistryUrl());
    }

    /** The generation's number. */
    public int number() {
        return generation.map(Generation::number).orElse(Generation.FIRST);
    }

    /**
     * The reference data: that of the settings, else what a rebuild left in the data folder for this generation, else the
     * bundled one. A generation that is being built has what the rebuild left.
     *
     * @throws io.landport.reference.InvalidReferenceException naming every problem
     */
    public Reference reference() {
        Optional<Path> kept = generation.map(this::keptReference).filter(Files::isDirectory);
        return (isBuilding() ? kept : settings.reference().or(() -> kept))
                .map(ReferenceReader::of)
                .orElseGet(ReferenceReader::bundled);
    }

    /** Where a rebuild keeps the reference data of a generation, for who starts on the folder without naming it. */
    public Path keptReference(Generation of) {
        return data.resolve("reference").resolve(of.referenceDigest());
    }

    /** What every Kafka client is made with. */
    public Map<String, String> client() {
        Map<String, String> client = new HashMap<>(settings.kafkaProperties());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return client;
    }

    /** A connection to Kafka's administration; whoever asks for it closes it. */
    public KafkaAdmin cluster() {
        return cluster(PATIENCE);
    }

    /** The same, waiting for an answer no longer than the patience. */
    public KafkaAdmin cluster(Duration patience) {
        return new KafkaAdmin(client(), patience);
    }

    /** The generations that are registered. */
    public Generations generations() {
        return new Generations(new CompactedTopic<>(client(), topics().generations(), wire()));
    }

    /**
     * Registers the first generation where none is, as this process would run it.
     *
     * @throws io.landport.reference.InvalidReferenceException naming every problem
     */
    public void registerFirst() {
        if (generations().all().isEmpty()) {
            Reference reference = reference();
            generations()
                    .put(new Generation(
                            Generation.FIRST,
                            Phase.LIVE,
                            new Topics("").dailyTotals().partitions(),
                            reference.version(),
                            reference.digest(),
                            StreamsSettings.TOPOLOGY,
                            Clock.systemUTC().instant(),
                            "the first"));
        }
    }

    /**
     * The same installation with the generation that is live.
     *
     * @throws CommandException if none is registered
     */
    public Installation live() {
        return of(generations()
                .live()
                .orElseThrow(() -> new CommandException("no generation is registered in "
                        + topics().generations().name() + ": register the first one with 'landport topics --create'")));
    }

    /** The same installation with this generation. */
    public Installation of(Generation chosen) {
        return new Installation(settings, data, Optional.of(chosen));
    }

    /**
     * Refuses a generation that was made with other reference data or another topology.
     *
     * @throws CommandException saying what does not fit and what to do
     */
    public void requireFit() {
        if (generation.isEmpty()) {
            return;
        }
        Reference reference = reference();
        List<String> objections =
                generation.get().objections(reference.version(), reference.digest(), StreamsSettings.TOPOLOGY);
        if (!objections.isEmpty()) {
            throw new CommandException(String.join("; ", objections)
                    + ". Start it as the generation was made (LANDPORT_REFERENCE), or make a new generation with"
                    + " 'landport rebuild'");
        }
    }

    /** Tells when another generation than this has become live; whoever asks closes it. */
    public GenerationWatch watch() {
        return GenerationWatch.start(client(), topics().generations(), wire(), number());
    }

    /** The live store as its owner reaches it. */
    public StoreAddress asOwner() {
        return address(settings.ownersStore());
    }

    /** The live store as the consumer reaches it. */
    public StoreAddress asWriter() {
        return address(settings.store());
    }

    /** The live store as those who ask reach it. */
    public StoreAddress asAnalyst() {
        return address(settings.analystsStore());
    }

    /** The generations of the store, for its owner. */
    public StoreGenerations storeGenerations() {
        return new StoreGenerations(asOwner());
    }

    /**
     * Makes the store of this generation what this version needs, as its owner, and lets the others in.
     *
     * @throws io.landport.store.StoreException if that cannot be, or the user is not its owner and it is not so already
     */
    public void migrate() {
        Migrations.apply(isBuilding() ? storeGenerations().beside(number()) : asOwner(), roles());
    }

    /** @throws CommandException if the user that these settings take for the store's owner is not */
    public void requireOwner() {
        StoreAccess standing = StoreAccess.in(asOwner());
        if (!standing.mayMigrate()) {
            throw new CommandException("user " + standing.user() + " does not own the store at " + asOwner()
                    + ": LANDPORT_DATABASE_OWNER has to name " + standing.owner());
        }
    }

    /** Whom the store's owner lets in. */
    public StoreRoles roles() {
        String owner = settings.ownersStore().user();
        Optional<Role> writer =
                role(settings.store()).filter(role -> !role.name().equals(owner));
        Optional<Role> analyst = role(settings.analystsStore())
                .filter(role -> !role.name().equals(owner)
                        && !role.name().equals(settings.store().user()));
        return new StoreRoles(writer, analyst, settings.analystTimeout());
    }

    /** Whether this generation, or none yet, fills the store where readers look. */
    public boolean isSwapped() {
        OptionalInt filledBy = storeGenerations().number();
        return filledBy.isEmpty() || filledBy.getAsInt() == number();
    }

    /** Puts this generation where readers look, if that was not done when it became live. */
    public void finishSwap() {
        if (!isSwapped()) {
            storeGenerations().close(number());
            storeGenerations().swap(storeGenerations().number().getAsInt(), number());
        }
    }

    /** How the consumer runs here. */
    public SinkSettings sink() {
        return new SinkSettings(
                client(),
                settings.prefix(),
                store(),
                roles(),
                number(),
                topics().dailyTotals().partitions());
    }

    /** How streams runs here. */
    public StreamsSettings streams() {
        return new StreamsSettings(
                client(),
                settings.prefix(),
                number(),
                data.resolve("streams").toAbsolutePath(),
                settings.streamThreads());
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
                store(),
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
     * The records of the document topics that are set aside in this generation.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not tell
     */
    public Set<Origin.TopicRecord> setAside() {
        return quarantined().read().values().stream()
                .filter(quarantine -> quarantine.generation() == number())
                .map(Quarantine::record)
                .collect(Collectors.toSet());
    }

    /** Sets a record of a document topic aside, from the next start of streams on. */
    public void setAside(Origin.TopicRecord record, String reason, String by, Instant at) {
        Quarantine quarantine = new Quarantine(record, reason, by, at, number());
        quarantined().put(quarantine.key(), quarantine);
    }

    /** Waits for all stages of this generation, as one who asks where it is live. */
    public CaughtUp caughtUp(KafkaAdmin cluster) {
        StoreAddress reader = isBuilding() ? store() : asAnalyst();
        return new CaughtUp(
                new Progress(cluster),
                topics(),
                streams().applicationId(),
                streams().namingsTopic(),
                () -> new PublishedPositions(client(), topics(), wire()),
                () -> stored(reader));
    }

    private static Map<TopicPartition, Long> stored(StoreAddress reader) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        StoredOffsets.of(reader)
                .forEach((stored, next) -> offsets.put(new TopicPartition(stored.topic(), stored.partition()), next));
        return offsets;
    }

    /** Where this generation is written: beside the live one while it is built. */
    private StoreAddress store() {
        return isBuilding() ? asWriter().inSchema(storeGenerations().schema(number())) : asWriter();
    }

    private boolean isBuilding() {
        return generation.filter(known -> known.phase() == Phase.BUILDING).isPresent();
    }

    private static StoreAddress address(DatabaseLogin store) {
        return new StoreAddress(store.url(), store.user(), store.password());
    }

    private static Optional<Role> role(DatabaseLogin store) {
        return Optional.of(new Role(store.user(), store.password()));
    }

    private CompactedTopic<Quarantine> quarantined() {
        return new CompactedTopic<>(client(), topics().quarantined(), wire());
    }
}
