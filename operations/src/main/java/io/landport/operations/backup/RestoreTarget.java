package io.landport.operations.backup;

import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.StageFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * An installation that a backup is to be restored into. What it has would be mixed with the backup, so it must have nothing.
 *
 * @param restored with the generation that is restored
 */
record RestoreTarget(Installation restored, KafkaAdmin cluster) {
    /** @throws CommandException naming all that is not empty */
    void requireEmpty() {
        Progress progress = new Progress(cluster);
        List<String> found = new ArrayList<>();
        progress.ends(restored.topics().all().stream().map(Topic::name).toList())
                .forEach((partition, end) -> {
                    if (end > 0) {
                        found.add("topic " + partition.topic() + " partition " + partition.partition() + " has had "
                                + "%,d".formatted(end) + " records");
                    }
                });
        String group = StageFactory.of(restored).streams().applicationId();
        if (!progress.committed(group).isEmpty()) {
            found.add("group " + group + " has committed offsets");
        }
        GenerationStore.of(restored)
                .generations()
                .number()
                .ifPresent(number -> found.add(
                        "the store at " + restored.settings().ownersStore().url() + " has generation " + number));
        if (!found.isEmpty()) {
            throw new CommandException("a backup is restored into an empty installation only, but "
                    + String.join("; ", found.stream().sorted().toList())
                    + ". Use a new data folder, or another LANDPORT_PREFIX and another database");
        }
    }
}
