package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.LiveGeneration;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Document topics from which records were deleted, or with an open transaction: commands report them, and confirm no figures that cannot be
 * recomputed.
 */
@Tag("server")
final class DocumentTopicsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CUSTOMS = "customs.documents.v1";

    @TempDir
    private Path data;

    @Test
    void shouldBeToldByEveryCommandThatRestsOnThem() throws Exception {
        // Given
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            Installation installation = instance.installation();
            try (Publisher publisher = RebuildTest.publisher(installation)) {
                for (int document = 0; document < 20; document++) {
                    RebuildTest.publish(publisher, "document-" + document, "870323");
                }
                publisher.flush();
            }
            Stores store = new Stores(installation);
            store.awaitAllOf(installation, PATIENCE);
            assertThat(RebuildTest.run(Map.of(), data, "check").exitCode()).isZero();

            // When
            deleteAll(installation);

            // Then
            for (String command : new String[] {"check", "verify", "rebuild"}) {
                CommandRun run = RebuildTest.run(Map.of(), data, command);
                assertThat(run.exitCode()).as(command).isOne();
                assertThat(run.out() + run.err())
                        .as(command)
                        .containsPattern(
                                CUSTOMS + " partition \\d begins at offset \\d+: the documents before it have been"
                                        + " deleted");
            }
            assertThat(LiveGeneration.generations(installation).all()).hasSize(1);
        }
    }

    @Test
    @Tag("long")
    void shouldTellOfATransactionThatKeepsStreamsFromReadingOn() throws Exception {
        // Given
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            Map<String, Object> client = new HashMap<>(instance.installation().client());
            client.put("transactional.id", "foreign");
            long twoMinutesAgo = Instant.now().minus(Duration.ofMinutes(2)).toEpochMilli();
            try (Producer<byte[], byte[]> foreign =
                    new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                foreign.initTransactions();
                foreign.beginTransaction();
                foreign.send(new ProducerRecord<>(CUSTOMS, 1, twoMinutesAgo, new byte[] {1}, new byte[] {1}))
                        .get();

                // When
                CommandRun stalled = RebuildTest.run(Map.of(), data, "check");
                foreign.abortTransaction();
                CommandRun aborted = RebuildTest.run(Map.of(), data, "check");

                // Then
                assertThat(stalled.exitCode()).isOne();
                assertThat(stalled.out())
                        .containsPattern("PROBLEM " + CUSTOMS
                                + " partition 1: a transaction of producer \\d+ is open since offset 0");
                assertThat(aborted.exitCode()).as(aborted.out()).isZero();
            }
        }
    }

    private static void deleteAll(Installation installation) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(installation.client()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            IntStream.range(0, 4)
                    .forEach(partition -> ends.put(new TopicPartition(CUSTOMS, partition), OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((partition, end) -> deleted.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(deleted).all().get();
        }
    }
}
