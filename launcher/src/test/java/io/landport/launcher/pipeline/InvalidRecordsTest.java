package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.Draft;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that another program has written to topics of Landport. */
@Tag("server")
@Tag("long")
final class InvalidRecordsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final byte[] GARBAGE = {0, 1, 2, 3, 4, 5, 6};

    @TempDir
    private Path folder;

    @Test
    void shouldStartAgainAndCountOnWithGarbageWhereNoFigureDependsOnIt() throws Exception {
        // Given
        Path data = folder.resolve("data");
        List<Topic<?>> written;
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            Installation installation = instance.installation();
            publish(installation, "first");
            Topics topics = installation.topics();
            written = topics.all().stream()
                    .filter(topic -> topic.isAdvisory()
                            || topic.equals(topics.deadLetters())
                            || topics.intakes().containsValue(topic))
                    .toList();
            new Stores(installation).awaitAllOf(installation, PATIENCE);

            // When
            written.forEach(topic -> sendGarbage(installation, topic));
            new Stores(installation).awaitAllOf(installation, PATIENCE);
        }

        // Then
        try (Instance instance = Instance.start(data, new Ports(0, 0, false), Map.of())) {
            Installation installation = instance.installation();
            publish(installation, "second");
            Stores store = new Stores(installation);
            store.awaitAllOf(installation, PATIENCE);
            assertThat(store.rows("SELECT sum(lines) FROM daily_total")).containsExactly(List.of("2"));
            CommandRun ingest = run(data, "ingest", "ndjson", "../docs/samples/documents.ndjson");
            assertThat(ingest.exitCode()).as(ingest.err()).isZero();
            CommandRun check = run(data, "check");
            assertThat(check.exitCode()).as(check.out()).isZero();
            assertThat(check.out())
                    .contains(
                            "WARNING generations.v1 has 2 records that cannot be decoded and are skipped:"
                                    + " generations.v1 partition 0 offset ",
                            "WARNING documents.quarantined.v1 has 2 records that cannot be decoded and are skipped: ",
                            "WARNING documents.copied.v1 has 2 records that cannot be decoded and are skipped: ");
            assertThat(run(data, "verify").out()).contains("Nothing differs.");
        }
    }

    /** The topic accepts it if its limit was raised, or if the clock of the broker was wrong for a while. */
    @Test
    void shouldCountADocumentWithATimestampInTheFuture() throws Exception {
        // Given
        try (Instance instance =
                Instance.start(DataFolders.prepared(folder.resolve("data")), new Ports(0, 0, false), Map.of())) {
            Installation installation = instance.installation();
            String customs = installation.topics().documents(Channel.CUSTOMS).name();
            try (Admin admin = Admin.create(new HashMap<>(installation.client()))) {
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, customs),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry(
                                                "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                                        AlterConfigOp.OpType.SET))))
                        .all()
                        .get();
            }

            // When
            Declaration document = new Draft(Samples.american())
                    .id(new DocumentId(Channel.CUSTOMS, "us-bts", "ahead"))
                    .declaration();
            send(
                    installation,
                    new ProducerRecord<>(
                            customs,
                            null,
                            Instant.now().plus(Duration.ofHours(30)).toEpochMilli(),
                            document.id().key().getBytes(UTF_8),
                            installation
                                    .wire()
                                    .codec(installation.topics().documents(Channel.CUSTOMS))
                                    .encode(document)));

            // Then
            Stores store = new Stores(installation);
            store.awaitAllOf(installation, PATIENCE);
            assertThat(instance.reasonsNotReady()).isEmpty();
            assertThat(store.rows("SELECT count(*) FROM daily_total WHERE lines > 0"))
                    .containsExactly(List.of("1"));
        }
    }

    private static void publish(Installation installation, String id) throws Exception {
        try (Publisher publisher = RebuildTest.publisher(installation)) {
            RebuildTest.publish(publisher, id, "870323");
            publisher.flush();
        }
    }

    /** One record that is no Avro, and one without a value. */
    private static void sendGarbage(Installation installation, Topic<?> topic) {
        Stream.of(GARBAGE, null)
                .forEach(value ->
                        send(installation, new ProducerRecord<>(topic.name(), "foreign".getBytes(UTF_8), value)));
    }

    private static void send(Installation installation, ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(installation.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(record);
            producer.flush();
        }
    }

    private static CommandRun run(Path data, String... words) {
        return RebuildTest.run(Map.of(), data, words);
    }
}
