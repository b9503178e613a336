package io.landport.operations.backup;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The topics in a backup, by their names without a prefix. */
record BackedUpTopics(BackupFolder folder, Manifest manifest) {
    /** The name of a topic when it was backed up. */
    String original(Topic<?> topic, Installation restored) {
        return manifest.prefix()
                + topic.name().substring(restored.settings().prefix().length());
    }

    /** The name that a topic of the backup has in an installation. */
    String restored(String original, Installation restored) {
        return restored.settings().prefix()
                + original.substring(manifest.prefix().length());
    }

    /** Whether the backup has a topic: backups of earlier versions lack those that were added later. */
    boolean hasAll(Topic<?> topic, Installation restored) {
        return IntStream.range(0, topic.partitions())
                .allMatch(partition -> manifest.file(
                                Backup.file(topic, restored.settings().prefix(), partition))
                        .isPresent());
    }

    /** Passes on the records of a partition. */
    void records(Topic<?> topic, Installation restored, int partition, Consumer<SavedRecord> to) {
        folder.records(entry(Backup.file(topic, restored.settings().prefix(), partition)), to);
    }

    /** The values of a small topic; records that cannot be decoded are left out. */
    <V> List<V> values(Installation restored, Topic<V> topic) {
        List<V> values = new ArrayList<>();
        Codec<V> codec = restored.wire().codec(topic);
        for (int partition = 0; partition < topic.partitions(); partition++) {
            records(
                    topic,
                    restored,
                    partition,
                    record -> Optional.ofNullable(record.value())
                            .flatMap(value -> codec.decode(value).value())
                            .ifPresent(values::add));
        }
        return values;
    }

    /** @throws CommandException if the backup has no such file */
    Manifest.Entry entry(String name) {
        return manifest.file(name)
                .orElseThrow(() -> new CommandException("the backup has no file " + name
                        + ": it is of another version, or its topics have another number of partitions"));
    }
}
