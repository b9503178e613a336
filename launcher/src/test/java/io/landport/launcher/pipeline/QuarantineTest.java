package io.landport.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.contract.BundledSchemas;
import io.landport.contract.SchemaIds;
import io.landport.contract.Wire;
import io.landport.domain.Draft;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.EmbeddedServers;
import io.landport.operations.instance.Ports;
import io.landport.operations.instance.StageThread;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.QuarantineTopic;
import io.landport.operations.stage.StageFactory;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsPipeline;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams with a bug that one record brings out: it stops, and continues after the record is quarantined. */
@Tag("server")
@Tag("long")
final class QuarantineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CUSTOMS = "customs.documents.v1";
    private static final int POISON = 77;

    @TempDir
    private Path folder;

    private EmbeddedServers servers;
    private Installation installation;
    private ConsumerStage consumer;
    private Stores store;

    @BeforeEach
    void start() {
        servers = EmbeddedServers.start(folder, new Ports(0, 0, true), Map.of());
        installation = servers.installation();
        store = new Stores(installation);
        assertThat(run("topics", "--create").exitCode()).isZero();
        GenerationStore.of(installation).migrate();
        consumer = StageFactory.of(installation).sink(SinkListener.NONE);
        Future<?> unused = StageThread.start("consumer", consumer);
    }

    @AfterEach
    void stop() {
        consumer.close();
        servers.close();
    }

    /** A bug: schemas of this number are not looked up but end the process. */
    private static SchemaIds buggy(SchemaIds sound) {
        return (SchemaIds) Proxy.newProxyInstance(
                SchemaIds.class.getClassLoader(), new Class<?>[] {SchemaIds.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("schemaOf") && arguments[0].equals(POISON)) {
                        throw new IllegalStateException("a bug");
                    }
                    return method.invoke(sound, arguments);
                });
    }

    @Test
    void shouldSkipAQuarantinedRecord() throws Exception {
        // Given
        Declaration before = document("before");
        Declaration after = document("after");
        int partition = send(before, encoded(before));
        assertThat(send(
                        before,
                        ByteBuffer.allocate(9).put((byte) 0).putInt(POISON).array()))
                .isEqualTo(partition);
        send(before, encoded(before));
        send(after, encoded(after));
        Throwable stopped = stoppedByTheBug();
        String place = Integer.toString(partition);

        // When
        CommandRun quarantine =
                run("quarantine", CUSTOMS, place, "1", "--reason", "schema 77 ends streams", "--by", "on call");

        // Then
        assertThat(stopped).hasStackTraceContaining("a bug").hasMessageContaining("offset=1");
        assertThat(quarantine.err()).isEmpty();
        assertThat(quarantine.out()).contains("quarantined: " + CUSTOMS, "Restart streams");
        try (StreamsPipeline pipeline = buggy()) {
            pipeline.start();
            store.awaitAllOf(installation, PATIENCE);
            assertThat(store.rows("SELECT sum(lines) FROM daily_total")).containsExactly(List.of("2"));
            assertThat(store.rows("SELECT topic_offset, reason, set_aside_by, generation FROM quarantined_document"))
                    .containsExactly(List.of("1", "schema 77 ends streams", "on call", "1"));
            assertThat(run("query", "fates", "--by", "fate", "--format", "csv").out())
                    .isEqualTo("fate,records\ncounted,2\nduplicate,1\nquarantined,1\n");
            CommandRun verify = run("verify");
            assertThat(verify.out()).contains("Nothing differs.", "quarantined 1");
            assertThat(verify.exitCode()).isZero();
            assertThat(run("quarantine", CUSTOMS, place, "2", "--reason", "too late")
                            .err())
                    .contains("streams is running: stop it first");
        }
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            assertThat(new Progress(cluster)
                            .members(StageFactory.of(installation).streams().applicationId()))
                    .as("members that a restart would wait for")
                    .isEmpty();
        }
        assertThat(run("quarantine", CUSTOMS, place, "2", "--reason", "too late")
                        .err())
                .contains("cannot quarantine the record: streams has read " + CUSTOMS, "is already counted");
        assertThat(run("quarantine", "totals.daily.v1", "0", "0", "--reason", "no")
                        .err())
                .contains("is not a document topic");
        assertThat(run("quarantine", CUSTOMS, place, "4711", "--reason", "no").err())
                .contains("there is no record 4711");
        assertThat(run("quarantine", CUSTOMS, "9", "0", "--reason", "no").err()).contains("has no partition 9");
    }

    /** After a failure of the whole instance the command starts the servers of the folder. */
    @Test
    void shouldQuarantineOnAFolderWithoutAnInstance() throws Exception {
        // Given
        Declaration document = document("only");
        int partition = send(document, encoded(document));
        consumer.close();
        servers.close();

        // When
        CommandRun quarantine = CommandRun.of(
                Map.of(),
                "quarantine",
                CUSTOMS,
                Integer.toString(partition),
                "0",
                "--reason",
                "a test",
                "--data",
                folder.toString());

        // Then
        assertThat(quarantine.err()).isEmpty();
        servers = EmbeddedServers.start(folder, new Ports(0, 0, true), Map.of());
        assertThat(new QuarantineTopic(servers.installation()).all())
                .singleElement()
                .satisfies(record -> assertThat(record.id()).isEqualTo(CUSTOMS + ":" + partition + ":0"));
    }

    private Throwable stoppedByTheBug() throws Exception {
        try (StreamsPipeline pipeline = buggy()) {
            pipeline.start();
            return pipeline.stopped()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow();
        }
    }

    private StreamsPipeline buggy() {
        return StreamsPipeline.of(
                StageFactory.of(installation).streams(),
                installation.topics(),
                new Wire(buggy(new BundledSchemas())),
                installation.reference(),
                new QuarantineTopic(installation).all(),
                "",
                RestoreListener.NONE);
    }

    private CommandRun run(String... words) {
        return CommandRun.of(TestServers.environmentOf(installation), words);
    }

    private static Declaration document(String id) {
        return new Draft(Samples.american())
                .id(new DocumentId(Channel.CUSTOMS, "us-bts", id))
                .declaration();
    }

    private byte[] encoded(Declaration document) {
        return installation
                .wire()
                .codec(installation.topics().documents(Channel.CUSTOMS))
                .encode(document);
    }

    private int send(Declaration under, byte[] value) throws Exception {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(installation.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(CUSTOMS, under.id().key().getBytes(UTF_8), value))
                    .get()
                    .partition();
        }
    }
}
