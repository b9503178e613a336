package io.landport.operations.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.Topic;
import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.TopicReader;
import io.landport.operations.backup.PartitionWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic of four partitions copied to one of six: random keys, timestamps that go back, and records that are no documents. */
@Tag("server")
final class DocumentCopyTest {
    private static final String SOURCE = "customs.documents.v1";
    private static final String TARGET = "customs.documents.v2";
    private static final int WIDTH = 4;
    private static final int COPY_WIDTH = 6;
    private static final int RECORDS = 200;
    private static final int PER_TRANSACTION = 30;

    @TempDir
    private Path data;

    private EmbeddedKafka kafka;
    private KafkaAdmin cluster;
    private Installation copied;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.startOpen(data.resolve("kafka"), 0);
        Installation first = new Installation(
                Settings.read(Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), data), data);
        cluster = new KafkaAdmin(first.client(), Duration.ofSeconds(10));
        new ClusterTopics(cluster, first.topics()).createMissing();
        copied = first.of(new Generation(
                2, Phase.LIVE, WIDTH, COPY_WIDTH, 2, "a version", "a digest", 1, Instant.EPOCH, "a test's"));
        new ClusterTopics(cluster, copied.topics()).createMissing();
    }

    @AfterEach
    void stop() {
        cluster.close();
        kafka.close();
    }

    @Test
    void shouldCopyEachRecordOnceAlsoIfItIsKilledBetweenAndWithinTransactions() throws Exception {
        // Given
        fill(Seed.random("DocumentCopyTest"));
        Map<String, Seen> source = seen(SOURCE, WIDTH);

        // When
        assertThatThrownBy(() -> copy().run(failAt(2))).hasMessage("killed");
        assertThatThrownBy(() -> copy().run(failAt(3))).hasMessage("killed");
        try (Producer<byte[], byte[]> killed = openTransaction()) {
            copy().run(line -> {});
            assertThatThrownBy(killed::commitTransaction).isInstanceOf(RuntimeException.class);
        }

        // Then
        assertThat(seen(TARGET, COPY_WIDTH)).isEqualTo(source);
        assertThat(copy().run(line -> {})).isZero();
        assertThat(earlier().missing()).isEmpty();
    }

    @Test
    void shouldReportAndCopyWhatAFeedHasWrittenToTheEarlierTopicSince() throws Exception {
        // Given
        fill(Seed.random("DocumentCopyTest"));
        new DocumentCopy(copied, SOURCE, TARGET).run(line -> {});

        // When
        write(List.of(own("late", Instant.now().toEpochMilli())));

        // Then
        assertThat(earlier().missing())
                .singleElement()
                .asString()
                .startsWith(SOURCE + " has 1 records that are not in " + TARGET);
        assertThat(earlier().copy(line -> {})).isOne();
        assertThat(earlier().copy(line -> {})).isZero();
        assertThat(earlier().missing()).isEmpty();
        assertThat(seen(TARGET, COPY_WIDTH)).isEqualTo(seen(SOURCE, WIDTH));
    }

    @Test
    void shouldEndIfAnotherProcessBeginsToCopy() throws Exception {
        // Given
        fill(Seed.random("DocumentCopyTest"));

        // When
        assertThatThrownBy(() -> copy().run(line -> copy().run(other -> {})))
                .isInstanceOf(CommandException.class)
                .hasMessage("another process has begun to copy " + SOURCE + " to " + TARGET);

        // Then
        assertThat(seen(TARGET, COPY_WIDTH)).isEqualTo(seen(SOURCE, WIDTH));
    }

    /** What must be the same of a record wherever it is. */
    private record Seen(@Nullable String key, @Nullable String value, long receivedDay, boolean isMisplaced) {}

    private DocumentCopy copy() {
        return new DocumentCopy(copied, SOURCE, TARGET, PER_TRANSACTION);
    }

    private EarlierDocuments earlier() {
        return new EarlierDocuments(copied, cluster);
    }

    private static Consumer<String> failAt(int transaction) {
        List<String> lines = new ArrayList<>();
        return line -> {
            lines.add(line);
            if (lines.size() == transaction) {
                throw new IllegalStateException("killed");
            }
        };
    }

    /** What a killed process leaves behind: records and a position in a transaction that is open. */
    private Producer<byte[], byte[]> openTransaction() throws Exception {
        Map<String, Object> client = new HashMap<>(copied.client());
        client.put("transactional.id", TARGET + "-copy");
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TARGET, 1, new byte[] {1}, new byte[] {1}))
                .get();
        producer.send(new CopyPositions(copied, cluster)
                        .record(new CopyPositions(copied, cluster)
                                .of(SOURCE, TARGET, WIDTH)
                                .get(1)
                                .at(RECORDS, Instant.now().toEpochMilli())))
                .get();
        return producer;
    }

    /** By the id in the header of each record. */
    private Map<String, Seen> seen(String topic, int width) {
        Map<String, Seen> seen = new HashMap<>();
        try (TopicReader reader = new TopicReader(copied.client())) {
            reader.ends(List.of(topic(topic).name())).forEach((partition, end) -> {
                long[] latest = {0};
                reader.read(Map.of(partition, end), record -> {
                    latest[0] = Math.max(latest[0], record.timestamp());
                    Seen before = seen.put(id(record), seen(record, width, latest[0]));
                    assertThat(before).as("record %s twice", id(record)).isNull();
                });
            });
        }
        return seen;
    }

    private Topic<?> topic(String name) {
        return name.equals(TARGET)
                ? copied.topics().documents(Channel.CUSTOMS)
                : copied.withoutGeneration().topics().documents(Channel.CUSTOMS);
    }

    private static Seen seen(ConsumerRecord<byte[], byte[]> record, int width, long latest) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        return new Seen(
                record.key() == null ? null : new String(record.key(), UTF_8),
                record.value() == null ? null : new String(record.value(), UTF_8),
                TimeUnit.MILLISECONDS.toDays(latest),
                Topic.partitionOf(key, width) != record.partition());
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("id").value(), UTF_8);
    }

    /** One in ten records is not in the partition of its key, has no key, or has no value. */
    private void fill(SplittableRandom random) {
        long start = Instant.now().minus(Duration.ofDays(60)).toEpochMilli();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            long timestamp = start + TimeUnit.HOURS.toMillis(5) * number - random.nextLong(TimeUnit.DAYS.toMillis(3));
            ProducerRecord<byte[], byte[]> own = own("record " + number, timestamp);
            int kind = random.nextInt(30);
            records.add(new ProducerRecord<>(
                    SOURCE,
                    kind == 0 ? (own.partition() + 1) % WIDTH : own.partition(),
                    timestamp,
                    kind == 1 ? null : own.key(),
                    kind == 2 ? null : own.value(),
                    own.headers()));
        }
        write(records);
    }

    private static ProducerRecord<byte[], byte[]> own(String id, long timestamp) {
        byte[] key = id.getBytes(UTF_8);
        return new ProducerRecord<>(
                SOURCE,
                Topic.partitionOf(key, WIDTH),
                timestamp,
                key,
                ("value of " + id).getBytes(UTF_8),
                List.of(new RecordHeader("id", key)));
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) {
        try (PartitionWriter writer = new PartitionWriter(copied.client())) {
            records.forEach(writer::write);
            writer.flush();
        }
    }
}
