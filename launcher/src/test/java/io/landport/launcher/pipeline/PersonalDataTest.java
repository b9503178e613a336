package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.installation.Installation;
import io.landport.kafka.read.BoundedReader;
import io.landport.launcher.CommandRun;
import io.landport.launcher.ComposeFile;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of a person is deleted as {@code docs/security.md} describes, and everything else goes on. */
@Tag("server")
@Tag("long")
final class PersonalDataTest {
    private static final String NAME = "Vasilisa-Premudraya";

    @TempDir
    private Path folder;

    @AutoClose
    private Instance instance;

    private Installation installation;
    private Stores store;

    @BeforeEach
    void start() {
        instance = Instance.start(folder.resolve("data"), new Ports(0, 0, true), Map.of());
        installation = instance.installation();
        store = new Stores(installation);
    }

    @Test
    void shouldDeleteTheDataOfAPerson() throws Exception {
        // Given
        String sample = Files.readString(ComposeFile.CHECKOUT.resolve("docs/samples/documents.ndjson"));
        String rejected =
                sample.lines().findFirst().orElseThrow().replaceFirst("\\{", "{\"declarant\":\"" + NAME + "\",");
        Path file = Files.writeString(folder.resolve("documents.ndjson"), sample + rejected + '\n');
        run("ingest", "ndjson", "--wait", file.toString());
        String query = "SELECT id FROM rejected_document WHERE original LIKE '%" + NAME + "%'";
        List<List<String>> rows = store.rows(query);
        assertThat(rows).hasSize(1);
        assertThat(rejections()).anyMatch(value -> value.contains(NAME));

        // When
        store.change("UPDATE rejected_document SET original = NULL, detail = NULL WHERE id = '"
                + rows.get(0).get(0) + "'");
        deleteRejections();

        // Then
        assertThat(store.rows(query)).isEmpty();
        assertThat(rejections()).noneMatch(value -> value.contains(NAME));
        assertThat(run("verify").out()).contains("Nothing differs.", "unaccounted for 0");
        run("check");
        run("rebuild", "--yes");
        assertThat(run("verify").out()).contains("Nothing differs.");
        assertThat(store.rows(query)).isEmpty();
    }

    private CommandRun run(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", installation.data().toString()));
        CommandRun run = CommandRun.of(Map.of(), words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private void deleteRejections() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(installation.client()));
                KafkaConsumer<byte[], byte[]> consumer = open()) {
            admin.deleteRecords(partitions(consumer).stream()
                            .collect(Collectors.toMap(
                                    partition -> partition, partition -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }

    private List<String> rejections() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = open()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            BoundedReader.read(
                    consumer,
                    () -> BoundedReader.unread(consumer, ends),
                    record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
        }
        return values;
    }

    /** Aborted transactions have data of persons, too. */
    private KafkaConsumer<byte[], byte[]> open() {
        return BoundedReader.open(
                installation.client(), Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return BoundedReader.partitions(
                consumer, installation.topics().rejected().name());
    }
}
