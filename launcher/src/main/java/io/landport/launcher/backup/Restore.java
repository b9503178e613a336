package io.landport.launcher.backup;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.Generation;
import io.landport.domain.judge.Origin;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.ClusterTopics;
import io.landport.launcher.kafka.CompactedTopic;
import io.landport.launcher.kafka.Generations;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.PartitionWriter;
import io.landport.launcher.kafka.Progress;
import io.landport.launcher.rebuild.ReferenceCopy;
import io.landport.store.RetainedRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Restores a backup into an empty installation, from which its stages compute all figures again. The generations are written last: until
 * then no command works on what is restored.
 */
public final class Restore {
    private final BackupFolder folder;
    private final Manifest manifest;

    private Restore(BackupFolder folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and checks all of its files.
     *
     * @throws CommandException naming every file that is missing or damaged
     */
    public static Restore of(Path from) {
        BackupFolder folder = BackupFolder.open(from);
        return new Restore(folder, folder.checked());
    }

    /** What the backup contains. */
    public BackupSummary summary() {
        return BackupSummary.of(manifest);
    }

    /**
     * Restores the backup.
     *
     * @param empty an installation without records and without a store
     * @return the installation with its live generation
     * @throws CommandException if it is not empty, or does not suit the backup
     */
    public Installation into(Installation empty) {
        requireSameSchemaIds(empty);
        List<Generation> generations = generations(empty);
        Generation live = Generations.live(generations)
                .orElseThrow(() -> new CommandException("the backup has no live generation"));
        Installation restored = empty.of(live);
        try (KafkaAdmin cluster = empty.cluster()) {
            new RestoreTarget(restored, cluster).requireEmpty();
            restoreReference(restored, live);
            ClusterTopics topics = new ClusterTopics(cluster, restored.topics(), restored.replication());
            topics.createMissing();
            requireNone(topics.problems());
            Map<Origin.TopicRecord, Quarantine> quarantined = quarantined(restored);
            restoreTopics(restored, quarantined, cluster);
            restored.store().migrate();
            restoreStore(restored);
            generations.forEach(restored.generations()::put);
        }
        return empty.reloaded().live();
    }

    private void requireSameSchemaIds(Installation empty) {
        if (manifest.hasRegistry() != empty.settings().schemaRegistryUrl().isPresent()) {
            throw new CommandException(
                    manifest.hasRegistry()
                            ? "the records have schema ids of a schema registry: restore it first, and set"
                                    + " LANDPORT_SCHEMA_REGISTRY_URL"
                            : "the records have the bundled schema ids: do not set LANDPORT_SCHEMA_REGISTRY_URL");
        }
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CommandException(String.join(System.lineSeparator(), problems));
        }
    }

    /** The latest state of each generation, in order of their numbers. */
    private List<Generation> generations(Installation empty) {
        Map<Integer, Generation> latest = new LinkedHashMap<>();
        values(empty, empty.topics().generations()).forEach(generation -> latest.put(generation.number(), generation));
        return latest.values().stream()
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    /** By the record as it was called in the backup. */
    private Map<Origin.TopicRecord, Quarantine> quarantined(Installation restored) {
        Map<Origin.TopicRecord, Quarantine> quarantined = new LinkedHashMap<>();
        values(restored, restored.topics().quarantined())
                .forEach(quarantine -> quarantined.put(quarantine.record(), quarantine));
        return quarantined;
    }

    private <V> List<V> values(Installation of, Topic<V> topic) {
        List<V> values = new ArrayList<>();
        var codec = of.wire().codec(topic);
        for (int partition = 0; partition < topic.partitions(); partition++) {
            folder.records(
                    entry(topic, of, partition),
                    record -> Optional.ofNullable(record.value())
                            .flatMap(value -> codec.decode(value).value())
                            .ifPresent(values::add));
        }
        return values;
    }

    private void restoreTopics(
            Installation restored, Map<Origin.TopicRecord, Quarantine> quarantined, KafkaAdmin cluster) {
        Topics topics = restored.topics();
        Map<TopicPartition, Long> expected = new HashMap<>();
        Map<Origin.TopicRecord, Long> moved = new HashMap<>();
        try (PartitionWriter writer = new PartitionWriter(restored.client())) {
            for (Channel channel : Channel.values()) {
                restore(restored, topics.documents(channel), writer, expected, quarantined, moved);
            }
            restore(restored, topics.feeds(), writer, expected, Map.of(), moved);
            writer.flush();
        }
        requireAll(cluster, topics, expected);
        CompactedTopic<Quarantine> topic =
                new CompactedTopic<>(restored.client(), topics.quarantined(), restored.wire());
        quarantined.forEach((record, quarantine) -> {
            Quarantine here = new Quarantine(
                    new Origin.TopicRecord(
                            restored.settings().prefix()
                                    + record.topic().substring(manifest.prefix().length()),
                            record.partition(),
                            moved.getOrDefault(record, record.offset())),
                    quarantine.reason(),
                    quarantine.by(),
                    quarantine.at(),
                    quarantine.generation());
            topic.put(here.key(), here);
        });
    }

    /** Offsets of transaction markers are not restored, so the records after them get other offsets; those of quarantined ones are kept. */
    private void restore(
            Installation restored,
            Topic<?> topic,
            PartitionWriter writer,
            Map<TopicPartition, Long> expected,
            Map<Origin.TopicRecord, Quarantine> quarantined,
            Map<Origin.TopicRecord, Long> moved) {
        String original = manifest.prefix()
                + topic.name().substring(restored.settings().prefix().length());
        for (int number = 0; number < topic.partitions(); number++) {
            TopicPartition partition = new TopicPartition(topic.name(), number);
            long[] next = {0};
            folder.records(entry(topic, restored, number), record -> {
                Origin.TopicRecord known = new Origin.TopicRecord(original, partition.partition(), record.offset());
                if (quarantined.containsKey(known)) {
                    moved.put(known, next[0]);
                }
                writer.write(record.in(partition));
                next[0]++;
            });
            expected.put(partition, next[0]);
        }
    }

    private static void requireAll(KafkaAdmin cluster, Topics topics, Map<TopicPartition, Long> expected) {
        Map<TopicPartition, Long> ends = new Progress(cluster)
                .ends(Backup.topics(topics).stream().map(Topic::name).toList());
        expected.forEach((partition, count) -> {
            if (!count.equals(ends.get(partition))) {
                throw new CommandException(
                        "%s partition %d ends at offset %,d instead of %,d: another program writes to it"
                                .formatted(partition.topic(), partition.partition(), ends.get(partition), count));
            }
        });
    }

    private void restoreStore(Installation restored) {
        if (!manifest.filesIn(Backup.STORE).isEmpty()) {
            new RetainedRows(restored.store().asOwner())
                    .replace((table, rows) -> folder.lines(entry(Backup.STORE + '/' + table + ".gz"), rows));
        }
    }

    private void restoreReference(Installation restored, Generation live) {
        List<Manifest.Entry> files = manifest.filesIn(Backup.REFERENCE);
        if (!files.isEmpty()) {
            folder.unpacked(files, unpacked -> ReferenceCopy.make(unpacked, restored.referenceCopy(live)));
        }
    }

    private Manifest.Entry entry(Topic<?> topic, Installation of, int partition) {
        return entry(Backup.file(topic, of.settings().prefix(), partition));
    }

    private Manifest.Entry entry(String name) {
        return manifest.file(name)
                .orElseThrow(() -> new CommandException("the backup has no file " + name
                        + ": it is of another version, or its topics have another number of partitions"));
    }
}
