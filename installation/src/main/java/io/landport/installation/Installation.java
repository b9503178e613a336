package io.landport.installation;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.installation.settings.SettingKey;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.Replication;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The facts about an installation that all of its processes share: settings, selected generation, topics, wire format and reference
 * data. It opens no connection. Until a generation is selected, it is the first one.
 */
public final class Installation {
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

    public int number() {
        return generation.map(Generation::number).orElse(Generation.FIRST);
    }

    /** Whether the generation is not the live one, because it is being built or kept: its store is a schema of its own. */
    public boolean isApart() {
        return generation.filter(known -> known.phase() != Phase.LIVE).isPresent();
    }

    /** The topics of the generation, under the installation's prefix. */
    public Topics topics() {
        List<String> feeds = settings.feeds().stream().map(IntakeFeed::name).toList();
        return generation
                .map(known -> Topics.of(settings.prefix(), known, feeds))
                .orElseGet(() -> Topics.of(settings.prefix(), feeds));
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

    /** On how many brokers the topics are kept that this installation creates. */
    public Replication replication() {
        return new Replication(settings.replicationFactor());
    }

    /** This installation with another generation. */
    public Installation of(Generation chosen) {
        return of(chosen, List.of());
    }

    /** @param registered all generations, by which outdated reference data is recognized */
    public Installation of(Generation chosen, List<Generation> registered) {
        return new Installation(settings, data, Optional.of(chosen), reference.of(chosen, registered));
    }

    /** This installation without the selected generation and the parsed reference data. */
    public Installation withoutGeneration() {
        return new Installation(settings, data);
    }

    /** This installation with other settings, for example with the addresses of started servers. */
    public Installation at(Settings addresses) {
        return new Installation(addresses, data, generation, reference);
    }

    /** The settings that other commands need to work on the same installation, without passwords. */
    public Map<SettingKey, String> settingsForCommands() {
        Map<SettingKey, String> shared = new EnumMap<>(settings.ofInstallation());
        // Absolute, because the other command may run in another folder.
        referenceFolder()
                .ifPresent(folder ->
                        shared.put(SettingKey.REFERENCE, folder.toAbsolutePath().toString()));
        return shared;
    }
}
