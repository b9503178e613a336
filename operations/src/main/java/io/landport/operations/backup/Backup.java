package io.landport.operations.backup;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.read.TopicReader;
import io.landport.operations.stage.GenerationStore;
import io.landport.store.generation.RetainedRows;
import io.landport.terminal.ProgressLine;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies what cannot be recomputed to a folder. Documents that are published meanwhile may or may not be in it.
 *
 * @param live with its live generation
 * @param progress shows what is being copied
 */
public record Backup(Installation live, ProgressLine progress) {
    static final String TOPICS = "topics";
    static final String STORE = "store";
    static final String REFERENCE = "reference";

    /**
     * @param to a new or empty folder
     * @param withStore whether to include rows of the store
     * @throws CommandException if the folder cannot be written
     */
    public BackupSummary run(Path to, boolean withStore, Instant now) {
        BackupFolder folder = BackupFolder.create(to);
        copyTopics(folder);
        if (withStore) {
            copyStore(folder);
        }
        live.referenceFolder().ifPresent(reference -> copyReference(reference, folder));
        Manifest manifest = new Manifest(
                now,
                live.settings().prefix(),
                live.number(),
                live.settings().schemaRegistryUrl().isPresent(),
                folder.written());
        folder.finish(manifest);
        return BackupSummary.of(manifest);
    }

    /** The topics of all generations. The documents are last: a report or a quarantine never refers to one that is not in the backup. */
    static List<Topic<?>> topics(Topics topics) {
        return Stream.<Topic<?>>concat(
                        Stream.of(topics.generations(), topics.quarantined(), topics.feeds(), topics.operatorActions()),
                        Stream.of(Channel.values()).map(topics::documents))
                .toList();
    }

    /** The name of a partition's file. */
    static String file(Topic<?> topic, String prefix, int partition) {
        return TOPICS + '/' + topic.name().substring(prefix.length()) + '-' + partition + ".gz";
    }

    private void copyTopics(BackupFolder folder) {
        try (TopicReader reader = new TopicReader(live.client())) {
            Map<Topic<?>, Map<TopicPartition, Long>> ends = new LinkedHashMap<>();
            topics(live.topics()).forEach(topic -> ends.put(topic, reader.ends(List.of(topic.name()))));
            ends.forEach((topic, partitions) -> partitions.entrySet().stream()
                    .sorted(Comparator.comparingInt(end -> end.getKey().partition()))
                    .forEach(end -> folder.add(
                            file(topic, live.settings().prefix(), end.getKey().partition()),
                            out -> copy(reader, end.getKey(), end.getValue(), out))));
        }
    }

    private long copy(TopicReader reader, TopicPartition partition, long end, DataOutputStream out) throws IOException {
        long[] count = {0};
        try {
            reader.read(Map.of(partition, end), record -> {
                write(SavedRecord.of(record), out);
                count[0]++;
                progress.show(() -> "%,d records of %s".formatted(count[0], partition));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private static void write(SavedRecord record, DataOutputStream out) {
        try {
            record.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyStore(BackupFolder folder) {
        new RetainedRows(GenerationStore.of(live).asWriter())
                .read((table, rows) -> folder.add(STORE + '/' + table + ".gz", out -> {
                    long[] count = {0};
                    while (rows.hasNext()) {
                        out.write((rows.next() + '\n').getBytes(StandardCharsets.UTF_8));
                        count[0]++;
                        progress.show(() -> "%,d rows of %s".formatted(count[0], table));
                    }
                    return count[0];
                }));
    }

    private static void copyReference(Path reference, BackupFolder folder) {
        try (Stream<Path> files = Files.list(reference)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> folder.add(REFERENCE + '/' + file.getFileName() + ".gz", out -> {
                        Files.copy(file, out);
                        return 1;
                    }));
        } catch (IOException e) {
            throw new CommandException("cannot read " + reference + ": " + e, e);
        }
    }
}
