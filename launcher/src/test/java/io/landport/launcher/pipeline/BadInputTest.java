package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is bad ends as a message, a rejection with its reason, or a dead letter; whatever it was, the next good document
 * counts and everything is still ready.
 */
@SharedInstance
@Tag("server")
final class BadInputTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int KILOBYTE = 1_000;
    private static final AtomicInteger GOOD = new AtomicInteger();

    private static Path folder;
    private static Instance instance;
    private static Installation installation;
    private static Stores store;

    @TempDir
    private Path files;

    @BeforeAll
    static void start(Instance shared) {
        instance = shared;
        installation = instance.installation();
        folder = installation.data();
        store = new Stores(installation);
        store.awaitAllOf(installation, PATIENCE);
    }

    @BeforeEach
    void forgetRejections() throws SQLException {
        store.change("DELETE FROM rejected_document");
    }

    /** Nothing is stuck, whatever the test has sent. */
    @AfterEach
    void shouldStillCountWhatIsGood() throws Exception {
        long before = lines();
        Path good = Files.writeString(files.resolve("good.ndjson"), document("good-" + GOOD.incrementAndGet()));
        assertThat(ingest("ndjson", good).exitCode()).isZero();
        store.awaitAllOf(installation, PATIENCE);
        assertThat(lines()).isEqualTo(before + 1);
        assertThat(instance.reasonsNotReady()).isEmpty();
    }

    @Test
    void shouldSendWhatCannotBeDecodedToTheDeadLetters() throws Exception {
        // Given
        byte[] garbage = "no Avro at all".getBytes(UTF_8);
        byte[] unknownSchema =
                ByteBuffer.allocate(9).put((byte) 0).putInt(12_345).putInt(7).array();
        byte[] whole = encoded(Samples.american());
        byte[] cutOff = Arrays.copyOf(whole, whole.length - 3);
        byte[] empty = {};

        // When
        publish("a", garbage);
        publish("b", unknownSchema);
        publish("c", cutOff);
        publish("d", empty);
        publish("e", null);
        store.awaitAllOf(installation, PATIENCE);

        // Then
        Map<String, ConsumerRecord<byte[], byte[]>> dead = deadLetters(5);
        assertThat(dead).containsOnlyKeys("a", "b", "c", "d", "e");
        assertThat(dead.get("a").value()).isEqualTo(garbage);
        assertThat(dead.get("b").value()).isEqualTo(unknownSchema);
        assertThat(dead.get("c").value()).isEqualTo(cutOff);
        assertThat(dead.get("d").value()).isEqualTo(empty);
        assertThat(dead.get("e").value()).isNull();
        assertThat(header(dead.get("a"), "__streams.errors.message"))
                .isEqualTo("the bytes do not start with 0 and a schema id");
        assertThat(header(dead.get("b"), "__streams.errors.message")).isEqualTo("schema id 12345 is unknown");
        assertThat(header(dead.get("e"), "__streams.errors.message")).isEqualTo("the record has no value");
        assertThat(dead.values()).allSatisfy(record -> {
            assertThat(header(record, "of")).isEqualTo("the sender");
            assertThat(header(record, "__streams.errors.topic")).isEqualTo("customs.documents.v1");
            assertThat(header(record, "__streams.errors.partition")).matches("[0-3]");
            assertThat(header(record, "__streams.errors.offset")).matches("[0-9]+");
        });
        assertThat(rejections()).isEmpty();
    }

    @Test
    void shouldRejectADocumentUnderAnotherKey() throws Exception {
        // When
        publish("customs|us-bts|another", encoded(Samples.american()));
        publish(null, encoded(Samples.american()));
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(rejections())
                .extracting(RejectedRow::stage, RejectedRow::reason, RejectedRow::document)
                .containsOnly(tuple("judge", "wrong-key", Samples.AMERICAN.document()))
                .hasSize(2);
    }

    @Test
    void shouldRejectEachBadDocumentWithItsReason() throws Exception {
        // Given
        LocalDate tooLate = LocalDate.now(Clock.systemUTC()).plusDays(3);
        Map<String, String> documents = new TreeMap<>();
        documents.put("malformed-number", document("1").replace("\"100\"", "\"1.000,50\""));
        documents.put("commodity-without-sector", document("2").replace("\"87\"", "\"77\""));
        documents.put("malformed-crossing", document("3").replace("\"2304\"", "\"2304a\""));
        documents.put("date-in-future", document("4").replace("2021-01-31", tooLate.toString()));
        documents.put("malformed-date", document("5").replace("2021-01-31", "2021-02-30"));
        documents.put("unknown-field", document("6").replace("\"mode\"", "\"mod\""));
        documents.put("unknown-flow", document("7").replace("import", "im\\u0000port"));
        documents.put("unknown-source", document("8").replace("us-bts", "us\\u0000bts"));
        documents.put("malformed-document-id", document("9\\u0000"));
        documents.put("malformed-row", document("10\\ud800"));
        documents.put("malformed-currency", document("11").replace("USD", "US\\u0000"));
        documents.put("unknown-code", document("12\\u0000").replace("customs", "cus\\u0000toms"));
        documents.put("amount-out-of-range", document("13").replace("\"100\"", "-1"));
        documents.put("missing-field", document("14\\u0000").replace("\"currency\":\"USD\",", ""));
        Path file = Files.writeString(files.resolve("bad.ndjson"), String.join("", documents.values()));

        // When
        CommandRun run = ingest("ndjson", file);
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("14 rows, 8 documents, 8 published, 6 rejected (");
        Map<String, RejectedRow> byReason =
                rejections().stream().collect(Collectors.toMap(RejectedRow::reason, rejected -> rejected));
        assertThat(byReason.keySet()).containsExactlyInAnyOrderElementsOf(documents.keySet());
        assertThat(byReason.get("malformed-number"))
                .isEqualTo(new RejectedRow(
                        "malformed-number",
                        "feed",
                        "1",
                        "bad.ndjson",
                        Integer.toString(new ArrayList<>(documents.keySet()).indexOf("malformed-number") + 1),
                        documents.get("malformed-number").strip().length()));
        assertThat(byReason.get("malformed-document-id").document()).isEqualTo("9\uFFFD");
        assertThat(byReason.get("missing-field").document()).isEqualTo("14\uFFFD");
    }

    @Test
    void shouldRejectTheRowsOfAFileThatCannotBeRead() throws Exception {
        // Given
        Path file = Files.writeString(files.resolve("dot3_0121.csv"), """
                        TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR
                        1,2304,87,5,1220,12x4,0,0,1,X,01,2021
                        2,2305,87,5,1220,200,0,0,1,X,01,2021
                        1,23045,87,5,1220,300,0,0,1,X,01,2021
                        1,2306,77,5,1220,400,0,0,1,X,01,2021
                        1,2307,87,5,1220,500,0,0,1,X,02,2021
                        """);

        // When
        long before = lines();
        CommandRun run = ingest("bts-dot3", file);
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("5 rows, 2 documents, 2 published, 3 rejected");
        assertThat(lines()).isEqualTo(before + 1);
        assertThat(rejections())
                .extracting(RejectedRow::reason, RejectedRow::stage, RejectedRow::file, RejectedRow::line)
                .containsExactlyInAnyOrder(
                        tuple("malformed-number", "feed", "dot3_0121.csv", "2"),
                        tuple("malformed-crossing", "feed", "dot3_0121.csv", "4"),
                        tuple("commodity-without-sector", "judge", "dot3_0121.csv", "5"),
                        tuple("date-out-of-range", "feed", "dot3_0121.csv", "6"));
    }

    @Test
    void shouldSayWhyAFileIsNone() throws Exception {
        // Given
        Files.createFile(files.resolve("empty.ndjson"));
        Files.createFile(files.resolve("dot3_0121.csv"));
        Files.writeString(files.resolve("dot3_0221.csv"), "city,inhabitants\nHarbin,10009854\n");
        Files.writeString(files.resolve("other.json"), document("x"));
        List<List<String>> cases = List.of(
                List.of("ndjson", "empty.ndjson", "is empty"),
                List.of("csv", "empty.ndjson", "is empty"),
                List.of("bts-dot3", "empty.ndjson", "does not say which period it is of: name it dot3_MMYY.csv"),
                List.of("bts-dot3", "dot3_0121.csv", "is empty"),
                List.of("bts-dot3", "dot3_0221.csv", "TRDTYPE"),
                List.of("csv", "other.json", "header"),
                List.of("ndjson", "", "is a folder"),
                List.of("ndjson", "missing", "does not exist"));
        for (List<String> each : cases) {
            Path file = files.resolve(each.get(1));

            // When
            CommandRun run = ingest(each.get(0), file);

            // Then
            assertThat(run.exitCode()).as(each.toString()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("landport: " + file)
                    .contains(each.get(2))
                    .doesNotContain("\tat ");
            assertThat(run.out()).startsWith("0 rows, 0 documents, 0 published, 0 rejected");
        }
        store.awaitAllOf(installation, PATIENCE);
        assertThat(rejections()).isEmpty();
    }

    @Test
    void shouldCountADocumentAsLargeAsTheyCome() throws Exception {
        // Given
        String line = "{\"commodity\":\"87\",\"value\":\"100\"}";
        int many = 890 * KILOBYTE / (line.length() + 1);
        String large = document("large")
                .replace(line, IntStream.range(0, many).mapToObj(each -> line).collect(Collectors.joining(",")));
        assertThat(large.length()).isBetween(880 * KILOBYTE, 900 * KILOBYTE);
        Path file = Files.writeString(files.resolve("large.ndjson"), large);
        long before = lines();

        // When
        CommandRun run = ingest("ndjson", file);
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(lines()).isEqualTo(before + many);
    }

    /** Its rejection contains the original and more, and is larger than any document. */
    @Test
    void shouldRejectDocumentsAsLargeAsTheyCome() throws Exception {
        // Given
        String huge = "x".repeat(890 * KILOBYTE);
        List<String> documents = List.of(
                document("unit").replace("\"commodity\":\"87\"", "\"commodity\":\"77\",\"unit\":\"" + huge + '"'),
                document("currency").replace("USD", huge),
                document(huge),
                document(huge).replace("\"100\"", "\"1.000,50\""),
                document("source").replace("us-bts", huge),
                document("number").replace("\"100\"", '"' + huge + '"'),
                document("half").replace("\"87\"", "\"77\",\"unit\":\"" + huge).strip() + '\n',
                document("too large").replace("\"100\"", '"' + huge + huge + '"'));
        Path file = Files.writeString(files.resolve("huge.ndjson"), String.join("", documents));

        // When
        CommandRun run = ingest("ndjson", file);
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(run.err()).doesNotContain("landport: ");
        assertThat(run.exitCode()).isZero();
        assertThat(store.rows("SELECT reason, count(*) FROM rejected_document GROUP BY 1 ORDER BY 1"))
                .containsExactly(
                        List.of("commodity-without-sector", "1"),
                        List.of("malformed-currency", "1"),
                        List.of("malformed-document-id", "1"),
                        List.of("malformed-number", "2"),
                        List.of("malformed-row", "1"),
                        List.of("too-large", "1"),
                        List.of("unknown-source", "1"));
        assertThat(store.rows("SELECT min(octet_length(original)) FROM rejected_document"))
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(0))).isGreaterThan(890 * KILOBYTE));
    }

    /** What others publish may fill a record to its last byte. */
    @Test
    void shouldRejectRecordsAsLargeAsTheyCome() throws Exception {
        // Given
        Declaration good = Samples.american();
        Line reserved = new LineBuilder("77", 1)
                .quantity(null, "x".repeat(1_040 * KILOBYTE))
                .build();
        Declaration largest = new Declaration(good.id(), 1, good.header(), List.of(reserved), List.of());
        DocumentId longId = new DocumentId(Channel.CUSTOMS, "us-bts", "x".repeat(510 * KILOBYTE));

        // When
        publish(good.id().key(), encoded(largest));
        publish(longId.key(), encoded(new Cancellation(longId, 1)));
        store.awaitAllOf(installation, PATIENCE);

        // Then
        assertThat(rejections())
                .extracting(RejectedRow::reason, RejectedRow::originalBytes)
                .containsExactlyInAnyOrder(
                        tuple("commodity-without-sector", encoded(largest).length),
                        tuple("malformed-document-id", encoded(new Cancellation(longId, 1)).length));
    }

    /** The row of a rejection in the store. */
    private record RejectedRow(
            String reason, String stage, String document, String file, String line, int originalBytes) {}

    private static List<RejectedRow> rejections() throws SQLException {
        String sql = "SELECT reason, stage, document_id, file, line, octet_length(original) FROM rejected_document";
        return store.rows(sql).stream()
                .map(row -> new RejectedRow(
                        row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), Integer.parseInt(row.get(5))))
                .toList();
    }

    private static long lines() throws SQLException {
        return Long.parseLong(store.rows("SELECT coalesce(sum(lines), 0) FROM daily_total")
                .get(0)
                .get(0));
    }

    private static String document(String id) {
        return """
                {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":202101,\
                "statisticalDate":"2021-01-31","flow":"import","crossing":"2304","mode":"5","partner":"MX",\
                "currency":"USD","lines":[{"commodity":"87","value":"100"}]}}
                """.formatted(id);
    }

    private static CommandRun ingest(String format, Path file) {
        return CommandRun.of(Map.of(), "ingest", format, "--data", folder.toString(), file.toString());
    }

    private static byte[] encoded(TradeDocument document) {
        Codec<TradeDocument> codec = installation.wire().codec(new Topics("").documents(Channel.CUSTOMS));
        return codec.encode(document);
    }

    private static void publish(String key, byte[] value) throws InterruptedException, ExecutionException {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(installation.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>("customs.documents.v1", key == null ? null : key.getBytes(UTF_8), value);
            record.headers().add("of", "the sender".getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    /** All dead letters by key. */
    private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(int expected) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        Map<String, ConsumerRecord<byte[], byte[]>> dead = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("documents.dead-letters.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (dead.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> dead.put(new String(record.key(), UTF_8), record));
            }
        }
        return dead;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
