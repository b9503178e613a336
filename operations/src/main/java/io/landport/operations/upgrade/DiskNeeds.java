package io.landport.operations.upgrade;

import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.LogDisk;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.StageFactory;
import io.landport.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The disk space that a second generation beside the live one needs: as much as that takes now, in topics, in the store, and for the state
 * of streams where the command runs. A broker that does not say what is free, and the disk of PostgreSQL, are not checked.
 */
public final class DiskNeeds {
    private static final long MIB = 1024 * 1024;
    private static final String CHANGELOG = "-changelog";

    private final List<LogDisk> disks;
    private final long state;
    private final Path data;
    private final long store;

    /**
     * @param disks with what the live generation takes on each; empty if the brokers do not say it
     * @param state of streams in the data folder, in bytes
     * @param data folder of the command
     * @param store in bytes
     */
    DiskNeeds(List<LogDisk> disks, long state, Path data, long store) {
        this.disks = List.copyOf(disks);
        this.state = state;
        this.data = data;
        this.store = store;
    }

    /**
     * Measures the live generation.
     *
     * @throws KafkaAdminException if the brokers cannot be asked
     * @throws StoreException if the store cannot be read
     */
    public static DiskNeeds of(Installation live, KafkaAdmin cluster) {
        List<String> published = live.topics().all().stream()
                .filter(topic -> topic.writtenBy().equals("streams"))
                .map(Topic::name)
                .toList();
        String internal = StageFactory.of(live).streams().applicationId() + '-';
        List<LogDisk> disks = LogDisk.all(cluster, topic -> published.contains(topic) || isInternal(topic, internal));
        long state = disks.stream()
                .mapToLong(disk -> disk.bytes(topic -> topic.endsWith(CHANGELOG)))
                .max()
                .orElse(0);
        return new DiskNeeds(
                disks,
                state,
                live.data(),
                GenerationStore.of(live).generations().bytes());
    }

    /**
     * Requires that there is enough.
     *
     * @param out receives what is not checked
     * @throws CommandException with all disks that are too small; nothing has been changed
     */
    public void require(Consumer<String> out) {
        List<String> problems = new ArrayList<>();
        if (disks.isEmpty()) {
            out.accept(
                    "the disks of the brokers are not checked: Kafka grants this command no DESCRIBE on the cluster");
        }
        for (LogDisk disk : disks) {
            long needed = disk.bytes(topic -> true);
            if (disk.usable().isEmpty()) {
                out.accept("broker " + disk.broker() + " does not say how much of " + disk.folder()
                        + " is free; needed: " + text(needed));
            } else if (disk.usable().getAsLong() < needed) {
                problems.add(problem(
                        "broker " + disk.broker() + ", " + disk.folder(),
                        needed,
                        disk.usable().getAsLong()));
            }
        }
        long free = free(data);
        if (free < state) {
            problems.add(problem("the data folder " + data, state, free));
        }
        if (!problems.isEmpty()) {
            throw new CommandException("too little disk space for two generations: " + String.join("; ", problems)
                    + ". Free space, or run the command on another data folder. Nothing has been changed");
        }
        out.accept(
                "the store will need about " + text(store) + " more on the disk of PostgreSQL, which is not checked");
    }

    private static boolean isInternal(String topic, String prefix) {
        return topic.startsWith(prefix) && (topic.endsWith(CHANGELOG) || topic.endsWith("-repartition"));
    }

    private static String problem(String disk, long needed, long free) {
        return disk + " has " + text(free) + " free and needs " + text(needed);
    }

    private static String text(long bytes) {
        return (bytes + MIB - 1) / MIB + " MiB";
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the free space of " + folder, e);
        }
    }
}
