package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topic;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.backup.PartitionWriter;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that get more partitions: all figures, also as they were known on each day, and all fates stay as they were. */
@Tag("server")
@Tag("long")
final class WiderDocumentsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final LocalDate FIRST = LocalDate.of(2024, 5, 6);
    private static final int DOCUMENTS = 40;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void chooseTheDataFolder() {
        data = folder.resolve("data");
    }

    @Test
    void shouldChangeNoFigureAndNoFate() throws Exception {
        Path reference = RebuildTest.reference(folder, "2026.11", false);
        Map<String, String> given = Map.of("LANDPORT_REFERENCE", reference.toString());
        try (Instance instance = Instance.start(data, new Ports(0, 0, true), given)) {
            // Given
            Installation narrow = instance.installation();
            fill(narrow);
            Stores store = new Stores(narrow);
            store.awaitAllOf(narrow, PATIENCE);
            Figures before = Figures.of(store);
            assertThat(before.fates().toString()).contains("duplicate", "replaced", "rejected", "unreadable");

            // When
            try (RebuildProcess killed = RebuildProcess.start(data, reference, "--document-partitions", "6")) {
                killed.awaitQuestion();
            }
            CommandRun refused = RebuildTest.run(Map.of(), data, "rebuild", "--document-partitions", "3", "--yes");
            CommandRun rebuild = RebuildTest.run(Map.of(), data, "rebuild", "--document-partitions", "6", "--yes");

            // Then
            assertThat(refused.err()).contains("a copy must have more, not 3");
            assertThat(rebuild.err()).isEmpty();
            assertThat(rebuild.out()).contains("No figure changes.", "generation 3 is live");
            RebuildTest.awaitGeneration(instance, 3);
            Installation wide = instance.installation();
            assertThat(wide.topics().documents(Channel.CUSTOMS).name()).isEqualTo("customs.documents.v2");
            assertThat(wide.topics().documents(Channel.CUSTOMS).partitions()).isEqualTo(6);
            store.awaitAllOf(wide, PATIENCE);
            assertThat(Figures.of(store)).isEqualTo(before);
            requireClean();

            // When
            send(narrow, document("late", 1, 870323), LocalDate.of(2024, 6, 1));
            CommandRun check = RebuildTest.run(Map.of(), data, "check");
            CommandRun copied = RebuildTest.run(Map.of(), data, "topics", "--copy-documents");

            // Then
            assertThat(check.exitCode()).isOne();
            assertThat(check.out())
                    .contains("PROBLEM customs.documents.v1 has 1 records that are not in customs.documents.v2");
            assertThat(copied.out()).contains("copied 1 records");
            store.awaitAllOf(wide, PATIENCE);
            assertThat(Figures.of(store).lines()).isEqualTo(before.lines() + 1);
            assertThat(RebuildTest.run(Map.of(), data, "check").exitCode()).isZero();

            // When
            CommandRun ingest =
                    RebuildTest.run(Map.of(), data, "ingest", "ndjson", "--wait", "../docs/samples/documents.ndjson");

            // Then
            assertThat(ingest.exitCode()).as(ingest.err()).isZero();
            requireClean();
            assertThat(RebuildTest.run(Map.of(), data, "check").exitCode()).isZero();
        }
    }

    private void requireClean() {
        CommandRun verify = RebuildTest.run(Map.of(), data, "verify");
        assertThat(verify.out()).contains("Nothing differs.");
        assertThat(verify.exitCode()).isZero();
    }

    /** What analysts read, without the names of topics and without sums that cancel out. */
    private record Figures(
            List<List<String>> totals, List<List<String>> changes, List<List<String>> fates, long lines) {
        static Figures of(Stores store) throws SQLException {
            return new Figures(
                    store.rows("SELECT * FROM (" + totals("daily_total", "day") + ") t ORDER BY 1, 2"),
                    store.rows("SELECT * FROM (" + totals("daily_change", "concat_ws(' ', day, received_day)")
                            + ") t ORDER BY 1, 2"),
                    store.rows("SELECT source, received_day, fate, sum(records) FROM fate_count GROUP BY 1, 2, 3"
                            + " HAVING sum(records) > 0 ORDER BY 1, 2, 3"),
                    Long.parseLong(store.rows("SELECT sum(lines) FROM daily_total")
                            .get(0)
                            .get(0)));
        }

        private static String totals(String view, String day) {
            return "SELECT concat_ws('|', source, crossing, sector), " + day
                    + ", sum(lines), sum(value), sum(net_weight_kg) FROM " + view
                    + " GROUP BY 1, 2 HAVING sum(lines) <> 0 OR sum(value) <> 0";
        }
    }

    /** The timestamps of each partition go back, and each partition has other ones. */
    private static void fill(Installation installation) {
        for (int number = 0; number < DOCUMENTS; number++) {
            String id = "document " + number;
            LocalDate day = FIRST.plusDays(number / 4 - number % 3);
            send(installation, document(id, 1, number % 2 == 0 ? 870323 : 270900), day);
            if (number % 4 == 1) {
                send(installation, document(id, 2, 870323), day.plusDays(number % 5));
            }
            if (number % 4 == 2) {
                send(installation, document(id, 1, 870323), day.plusDays(1));
            }
            if (number % 4 == 3) {
                send(installation, new Cancellation(id(id), 2), day.plusDays(3));
            }
        }
        ProducerRecord<byte[], byte[]> own = record(installation, document("misplaced", 1, 870323), FIRST);
        write(
                installation,
                List.of(
                        new ProducerRecord<>(
                                own.topic(), (own.partition() + 1) % 4, own.timestamp(), own.key(), own.value()),
                        new ProducerRecord<>(own.topic(), 2, own.timestamp(), own.key(), new byte[] {0, 1, 2}),
                        new ProducerRecord<>(own.topic(), 3, own.timestamp(), null, null, List.of())));
    }

    private static TradeDocument document(String id, int revision, int commodity) {
        return new Draft(Samples.american())
                .id(id(id))
                .revision(revision)
                .lines(new LineBuilder(Integer.toString(commodity), 10_000)
                        .netWeight(1_000L)
                        .build())
                .declaration();
    }

    private static DocumentId id(String id) {
        return new DocumentId(Channel.CUSTOMS, "us-bts", id);
    }

    private static void send(Installation installation, TradeDocument document, LocalDate day) {
        write(installation, List.of(record(installation, document, day)));
    }

    private static ProducerRecord<byte[], byte[]> record(
            Installation installation, TradeDocument document, LocalDate day) {
        Topic<TradeDocument> topic = installation.topics().documents(Channel.CUSTOMS);
        byte[] key = document.id().key().getBytes(UTF_8);
        return new ProducerRecord<>(
                topic.name(),
                topic.partitionOf(key),
                day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                key,
                installation.wire().codec(topic).encode(document));
    }

    private static void write(Installation installation, List<ProducerRecord<byte[], byte[]>> records) {
        try (PartitionWriter writer = new PartitionWriter(installation.client())) {
            records.forEach(writer::write);
            writer.flush();
        }
    }
}
