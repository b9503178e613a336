package io.landport.operations.backup;

import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.Generations;
import io.landport.operations.rebuild.ReferenceCopy;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageChecks;
import io.landport.store.generation.RetainedRows;
import io.landport.terminal.ProgressLine;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Restores a backup into an empty installation, from which its stages compute all figures again. The generations are written last: until
 * then no command works on what is restored.
 */
public final class Restore {
    private final BackupFolder folder;
    private final Manifest manifest;
    private final BackedUpTopics files;
    private final ProgressLine progress;

    private Restore(BackupFolder folder, Manifest manifest, ProgressLine progress) {
        this.folder = folder;
        this.manifest = manifest;
        this.files = new BackedUpTopics(folder, manifest);
        this.progress = progress;
    }

    /**
     * Opens a backup and checks all of its files.
     *
     * @param progress shows what is being checked, and later restored
     * @throws CommandException naming every file that is missing or damaged
     */
    public static Restore of(Path from, ProgressLine progress) {
        BackupFolder folder = BackupFolder.open(from);
        return new Restore(folder, folder.checked(progress), progress);
    }

    public BackupSummary summary() {
        return BackupSummary.of(manifest);
    }

    /**
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
        try (KafkaAdmin cluster = new KafkaAdmin(empty.client())) {
            new RestoreTarget(restored, cluster).requireEmpty();
            restoreReference(restored, live);
            ClusterTopics topics = new ClusterTopics(cluster, restored.topics(), restored.replication());
            topics.createMissing();
            StageChecks.requireTopics(topics);
            new TopicRestore(files, restored, progress).run(cluster);
            GenerationStore.of(restored).migrate();
            restoreStore(restored);
            generations.forEach(LiveGeneration.generations(restored)::put);
        }
        return LiveGeneration.of(empty.withoutGeneration());
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

    /** The latest state of each generation, in order of their numbers. */
    private List<Generation> generations(Installation empty) {
        Map<Integer, Generation> latest = new LinkedHashMap<>();
        files.values(empty, empty.topics().generations())
                .forEach(generation -> latest.put(generation.number(), generation));
        return latest.values().stream()
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    private void restoreStore(Installation restored) {
        if (!manifest.filesIn(Backup.STORE).isEmpty()) {
            new RetainedRows(GenerationStore.of(restored).asOwner())
                    .replace((table, rows) -> folder.lines(files.entry(Backup.STORE + '/' + table + ".gz"), rows));
        }
    }

    private void restoreReference(Installation restored, Generation live) {
        List<Manifest.Entry> files = manifest.filesIn(Backup.REFERENCE);
        if (!files.isEmpty()) {
            folder.unpacked(files, unpacked -> ReferenceCopy.make(unpacked, restored.referenceCopy(live)));
        }
    }
}
