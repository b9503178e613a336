package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.installation.Installation;
import io.landport.kafka.read.TopicReader;
import io.landport.launcher.CommandRun;
import io.landport.operations.backup.Backup;
import io.landport.operations.backup.Restore;
import io.landport.operations.instance.EmbeddedServers;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.reference.ReferenceFolder;
import io.landport.terminal.ProgressLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill of {@code docs/operations.md}: an instance is lost and restored from its backup, with all that it knew and when. */
@Tag("server")
final class BackupDrillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CUSTOMS = "customs.documents.v1";
    private static final int OTHER_PROGRAM = 3;
    private static final List<String> DAYS = List.of("2021-02-10", "2021-04-12", "2021-05-20");

    @TempDir
    private Path folder;

    @Test
    @Tag("long")
    void shouldKnowAgainAllThatWasKnownAndWhen() throws Exception {
        // Given
        Path lost = folder.resolve("lost");
        Path backup = folder.resolve("backup");
        Path found = folder.resolve("found");
        Map<String, List<String>> before;
        List<String> documents;
        CommandRun saved;
        try (Instance instance = Instance.start(lost, new Ports(0, 0, false), Map.of())) {
            ingestAndAmend(lost);
            CommandRun rebuild = run(
                    lost,
                    "rebuild",
                    "--yes",
                    "--partitions",
                    "2",
                    "--reference",
                    reference().toString());
            assertThat(rebuild.out()).as(rebuild.err()).contains("generation 2 is live");
            RebuildTest.awaitGeneration(instance, 2);
            new Stores(instance.installation())
                    .change("UPDATE revision_policy SET months_until_final = 36 WHERE reporter = 'US'");
        }
        quarantine(lost);
        try (Instance instance = Instance.start(lost, new Ports(0, 0, false), Map.of())) {
            saved = run(lost, "backup", "--to", backup.toString());
            before = known(instance);
            documents = documents(instance.installation());
        }
        delete(lost);
        delete(folder.resolve("reference"));

        // When
        StringWriter shown = new StringWriter();
        try (ReachableInstallation reached = ReachableInstallation.ofNew(found, Map.of())) {
            Restore.of(backup, eachState(shown)).into(reached.installation());
        }

        // Then
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(shown.toString().lines())
                .anyMatch(line -> line.startsWith("progress: 1 records of customs.documents.v1-"));
        try (Instance instance = Instance.start(found, new Ports(0, 0, false), Map.of())) {
            known(instance)
                    .forEach((question, rows) ->
                            assertThat(rows).as(question).containsExactlyElementsOf(before.get(question)));
            assertThat(documents(instance.installation())).isEqualTo(documents);
            assertThat(instance.installation().number()).isEqualTo(2);
            assertThat(instance.installation().reference().version()).isEqualTo("of the drill");
            CommandRun verify = run(found, "verify");
            assertThat(verify.out()).as(verify.err()).contains("Nothing differs.", "quarantined 1");
        }
        CommandRun again = run(found, "restore", "--from", backup.toString());
        assertThat(again.exitCode()).isOne();
        assertThat(again.err())
                .contains("a backup is restored into an empty installation only", CUSTOMS, "has generation 2");
        assertThat(before.get("revision_policy")).anyMatch(policy -> policy.contains("36"));
        assertThat(before.get("rejection")).hasSize(2);
        assertThat(before.get("known on 2021-02-10")).isNotEqualTo(before.get("known on 2021-05-20"));
        assertThat(before.get("message_fate")).hasSizeGreaterThan(3);
    }

    @Test
    void shouldNameDamagedAndMissingFilesAndRestoreNothing() throws Exception {
        // Given
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        Path target = folder.resolve("target");
        StringWriter shown = new StringWriter();
        ProgressLine progress = eachState(shown);
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            assertThat(instance.reasonsNotReady()).isEmpty();
            ingest(data, "2021-02-10", "csv", document("a", 1, "2304", 5));
            assertThat(run(data, "backup", "--to", backup.toString()).exitCode())
                    .isZero();
            assertThat(run(data, "backup", "--to", backup.toString()).err()).contains("a backup needs a new folder");
            new Backup(instance.installation(), progress).run(folder.resolve("shown"), true, Instant.EPOCH);
        }
        Restore.of(backup, progress);
        CommandRun sound = run(target, "restore", "--check", "--from", backup.toString());
        Path damaged = backup.resolve("topics/customs.documents.v1-0.gz");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        Files.delete(backup.resolve("store/exchange_rate.gz"));

        // When
        CommandRun restore = run(target, "restore", "--from", backup.toString());
        Path manifest = backup.resolve("manifest.txt");
        Files.writeString(manifest, Files.readString(manifest).replace(" topics/", " topics/x"));
        CommandRun changed = run(target, "restore", "--from", backup.toString());
        Files.delete(manifest);
        CommandRun incomplete = run(target, "restore", "--from", backup.toString());

        // Then
        assertThat(sound.out()).contains("1 documents", "all undamaged");
        assertThat(shown.toString().lines())
                .contains("progress: checking topics/customs.documents.v1-0.gz")
                .anyMatch(line -> line.startsWith("progress: 1 records of customs.documents.v1-"))
                .anyMatch(line -> line.matches("progress: [1-9]\\d* rows of revision_policy"));
        assertThat(List.of(restore, changed, incomplete))
                .extracting(CommandRun::exitCode)
                .containsOnly(1);
        assertThat(restore.err())
                .contains("topics/customs.documents.v1-0.gz is damaged", "store/exchange_rate.gz is missing")
                .doesNotContain("documents.v1-1");
        assertThat(changed.err()).contains("manifest.txt cannot be used: it is damaged or incomplete");
        assertThat(incomplete.err()).contains("is not a complete backup");
        assertThat(target).doesNotExist();
    }

    /** Shows each state, as if ten seconds had passed since the one before. */
    private static ProgressLine eachState(StringWriter shown) {
        AtomicLong nanos = new AtomicLong();
        return new ProgressLine(
                new PrintWriter(shown),
                false,
                () -> nanos.addAndGet(Duration.ofSeconds(10).toNanos()));
    }

    /** Reference data of another version, which only the data folder has after a rebuild. */
    private Path reference() throws IOException {
        Path reference = Files.createDirectories(folder.resolve("reference"));
        ReferenceFolder.in(reference);
        Files.writeString(reference.resolve("version.txt"), "of the drill\n");
        return reference;
    }

    private static ProducerRecord<byte[], byte[]> record(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                CUSTOMS, OTHER_PROGRAM, 1_600_000_000_000L, bytes, bytes, List.of(new RecordHeader("from", bytes)));
    }

    /**
     * While no stage runs, another program writes a record in a transaction, whose marker takes an offset, and then one that is
     * quarantined.
     */
    private static void quarantine(Path data) throws Exception {
        long offset;
        try (EmbeddedServers servers = EmbeddedServers.start(data, new Ports(0, 0, true), Map.of())) {
            Map<String, Object> client = new HashMap<>(servers.installation().client());
            client.put("transactional.id", "other-program");
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(record("unreadable")).get();
                producer.commitTransaction();
            }
            client.remove("transactional.id");
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                offset = producer.send(record("poison")).get().offset();
            }
        }
        CommandRun quarantine = run(
                data,
                "quarantine",
                CUSTOMS,
                Integer.toString(OTHER_PROGRAM),
                Long.toString(offset),
                "--reason",
                "a test",
                "--by",
                "on call");
        assertThat(quarantine.exitCode()).as(quarantine.err()).isZero();
    }

    private void ingestAndAmend(Path data) throws Exception {
        ingest(
                data,
                DAYS.get(0),
                "csv",
                document("a", 1, "2304", 50)
                        + document("b", 1, "2304", 100)
                        + document("c", 1, "2301", 25)
                        + document("bad", 1, "2304", 1).replace(",1\n", ",much\n"));
        ingest(data, DAYS.get(1), "csv", document("a", 2, "2304", 60) + document("b", 1, "2304", 100));
        ingest(data, DAYS.get(2), "csv", document("c", 2, "2304", 30) + document("d", 1, "nowhere", 1));
        Path cancellation = Files.writeString(
                folder.resolve("cancellation.ndjson"),
                "{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\"b\",\"cancellation\":{\"number\":2}}\n");
        CommandRun cancelled = run(data, "ingest", "ndjson", "--received", DAYS.get(2), cancellation.toString());
        assertThat(cancelled.exitCode()).as(cancelled.err()).isZero();
        Path rates = Files.writeString(
                folder.resolve("rates.csv"),
                "authority,currency,base,kind,date,rate\necb,USD,EUR,day,2021-01-29,0.5\n");
        assertThat(run(data, "rates", "csv", rates.toString()).exitCode()).isZero();
    }

    private static String document(String id, int revision, String crossing, int value) {
        return "customs,us-bts,%s,%d,2021-01-31,export,%s,USD,84,%d\n".formatted(id, revision, crossing, value);
    }

    private void ingest(Path data, String day, String format, String rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(day + ".csv"),
                "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value\n" + rows);
        CommandRun ingest = run(data, "ingest", format, "--received", day, file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    /** Everything that analysts can ask for, as rows in some order. */
    private static Map<String, List<String>> known(Instance instance) throws Exception {
        Stores store = new Stores(instance.installation());
        store.awaitAllOf(instance.installation(), PATIENCE);
        Map<String, List<String>> known = new TreeMap<>();
        for (List<String> view : store.rows(
                "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace ="
                        + " current_schema()::regnamespace AND relname NOT LIKE 'store%' AND relname <> 'receipt_position' ORDER BY 1")) {
            known.put(view.get(0), rows(store, view.get(0)));
        }
        for (String day : DAYS) {
            known.put("known on " + day, rows(store, "monthly_known_on('" + day + "')"));
        }
        for (String table : List.of("exchange_rate", "revision_policy", "quarantined_document", "feed_file")) {
            known.put(table, rows(store, table));
        }
        return known;
    }

    /**
     * The rows of a table or view as far as they depend on documents only: without the numbers of series, which follow the order of
     * arrival; without offsets, which move after a transaction marker; without the time of judging; and without totals and changes
     * that have become empty, which are published or not depending on when streams commits.
     */
    private static List<String> rows(Stores store, String from) throws Exception {
        return store.rows("""
                        SELECT CASE row->>'stage' WHEN 'judge' THEN row - 'recorded' ELSE row END
                        FROM (SELECT to_jsonb(t) - ARRAY['series', 'trade', 'good', 'topic_offset'] AS row FROM %s t) AS rows
                        WHERE NOT (row ? 'lines' AND row->>'lines' = '0' AND (row->>'value')::numeric = 0)
                        """.formatted(from)).stream()
                .map(row -> row.get(0))
                .sorted()
                .toList();
    }

    /** The records of the document topics; offsets where no other program has written. */
    private static List<String> documents(Installation installation) {
        List<String> documents = new ArrayList<>();
        try (TopicReader reader = new TopicReader(installation.client())) {
            for (Channel channel : Channel.values()) {
                Map<TopicPartition, Long> ends = reader.ends(
                        List.of(installation.topics().documents(channel).name()));
                ends.entrySet().stream()
                        .sorted(Comparator.comparingInt(end -> end.getKey().partition()))
                        .forEach(end -> reader.read(
                                Map.of(end.getKey(), end.getValue()),
                                record -> documents.add(record.topic()
                                        + record.partition()
                                        + ' '
                                        + (record.partition() == OTHER_PROGRAM ? "" : record.offset())
                                        + ' '
                                        + record.timestamp()
                                        + ' '
                                        + new String(record.key(), StandardCharsets.UTF_8)
                                        + ' '
                                        + HexFormat.of().formatHex(record.value())
                                        + ' '
                                        + record.headers())));
            }
        }
        return documents;
    }

    private static CommandRun run(Path data, String... words) {
        return RebuildTest.run(Map.of(), data, words);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
