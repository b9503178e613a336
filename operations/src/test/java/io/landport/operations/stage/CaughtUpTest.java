package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.total.PublishedUpTo;
import io.landport.embedded.EmbeddedKafka;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.progress.CaughtUp;
import io.landport.kafka.read.PublishedPositions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class CaughtUpTest {
    private static final String GROUP = "streams";
    private static final String NAMINGS = "streams-by-list-repartition";
    private static final Duration SHORT = Duration.ofMillis(500);

    /** The broker ends a committed transaction later. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topics topics = new Topics("");
    private final Wire wire = new Wire(new BundledSchemas());
    private final String documents = topics.documents(Channel.CUSTOMS).name();

    @TempDir
    private Path data;

    @Test
    void shouldWaitUntilEveryPartitionOfTotalsSaysThatAllIsPublished() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0);
                KafkaAdmin cluster = new KafkaAdmin(client(kafka), Duration.ofSeconds(10));
                Admin admin = Admin.create(Map.copyOf(client(kafka)));
                KafkaProducer<byte[], byte[]> feed = producer(kafka, "feed");
                KafkaProducer<byte[], byte[]> streams = producer(kafka, "streams")) {
            new ClusterTopics(cluster, topics).createMissing();
            CaughtUp caughtUp = caughtUp(cluster, kafka, Map::of);
            assertThatCode(() -> caughtUp.await(PATIENCE)).doesNotThrowAnyException();

            // When
            commit(feed, new ProducerRecord<>(documents, 2, new byte[0], new byte[0]));

            // Then
            assertThatThrownBy(() -> caughtUp.await(SHORT))
                    .isInstanceOf(CaughtUp.NotCaughtUpException.class)
                    .hasMessageContaining("streams has not read all documents");

            // When
            admin.alterConsumerGroupOffsets(GROUP, Map.of(new TopicPartition(documents, 2), new OffsetAndMetadata(1)))
                    .all()
                    .get();
            for (int totals = 1; totals < topics.published().partitions(); totals++) {
                commit(streams, published(totals, 1));
            }
            commit(streams, published(0, 0));

            // Then
            assertThatThrownBy(() -> caughtUp.await(SHORT))
                    .isInstanceOf(CaughtUp.NotCaughtUpException.class)
                    .hasMessageContaining("streams has not published the results of all documents: lag 1 records");

            // When
            commit(streams, published(0, 1));

            // Then
            assertThatCode(() -> caughtUp.await(PATIENCE)).doesNotThrowAnyException();
        }
    }

    /** A rebuild does not wait for intake, which ends when another generation is live. */
    @Test
    void shouldWaitForIntakeUnlessOnlyDocumentsMatter() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0);
                KafkaAdmin cluster = new KafkaAdmin(client(kafka), Duration.ofSeconds(10));
                KafkaProducer<byte[], byte[]> feed = producer(kafka, "feed")) {
            new ClusterTopics(cluster, topics).createMissing();
            CaughtUp caughtUp = caughtUp(cluster, kafka, Map::of);

            // When
            commit(feed, new ProducerRecord<>("intake.default.v1", 2, new byte[0], new byte[0]));

            // Then
            assertThatThrownBy(() -> caughtUp.await(SHORT)).hasMessageContaining("intake has not read all records");
            assertThatCode(() -> caughtUp.awaitDocuments(lag -> {
                        throw new AssertionError(lag);
                    }))
                    .doesNotThrowAnyException();
        }
    }

    /** The mark that a transaction leaves behind the last record is nothing that streams could take note of. */
    @Test
    void shouldWaitUntilAllNamingsOfListsAreCounted() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0);
                KafkaAdmin cluster = new KafkaAdmin(client(kafka), Duration.ofSeconds(10));
                Admin admin = Admin.create(Map.copyOf(client(kafka)));
                KafkaProducer<byte[], byte[]> streams = producer(kafka, "streams")) {
            new ClusterTopics(cluster, topics).createMissing();
            admin.createTopics(List.of(new NewTopic(NAMINGS, 2, (short) 1)))
                    .all()
                    .get();
            CaughtUp caughtUp = caughtUp(cluster, kafka, Map::of);

            // When
            commit(streams, new ProducerRecord<>(NAMINGS, 1, new byte[0], new byte[0]));

            // Then
            assertThatThrownBy(() -> caughtUp.await(SHORT))
                    .isInstanceOf(CaughtUp.NotCaughtUpException.class)
                    .hasMessageContaining("streams has not counted all named lists: lag 1 records");

            // When
            admin.alterConsumerGroupOffsets(GROUP, Map.of(new TopicPartition(NAMINGS, 1), new OffsetAndMetadata(1)))
                    .all()
                    .get();

            // Then
            assertThatCode(() -> caughtUp.await(PATIENCE)).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldWaitForEveryAggregateTopicToReachTheStore() throws Exception {
        // Given
        List<String> aggregates = Stream.<Topic<?>>of(
                        topics.dailyTotals(),
                        topics.monthlyChanges(),
                        topics.rollingTotals(),
                        topics.commodityTotals(),
                        topics.fates(),
                        topics.namedLists(),
                        topics.listFates(),
                        topics.receipts(),
                        topics.feeds(),
                        topics.rejected())
                .map(Topic::name)
                .toList();
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0);
                KafkaAdmin cluster = new KafkaAdmin(client(kafka), Duration.ofSeconds(10));
                KafkaProducer<byte[], byte[]> streams = producer(kafka, "streams")) {
            new ClusterTopics(cluster, topics).createMissing();
            for (String name : aggregates) {
                commit(streams, new ProducerRecord<>(name, 0, new byte[0], new byte[0]));
            }

            for (String behind : aggregates) {
                // When
                Map<TopicPartition, Long> store = aggregates.stream()
                        .filter(name -> !name.equals(behind))
                        .collect(Collectors.toMap(name -> new TopicPartition(name, 0), name -> 2L));
                CaughtUp caughtUp = caughtUp(cluster, kafka, () -> store);

                // Then
                assertThatThrownBy(() -> caughtUp.await(Duration.ZERO))
                        .as(behind)
                        .isInstanceOf(CaughtUp.NotCaughtUpException.class)
                        .hasMessageContaining("the consumer has not written all totals: lag 2 records");
            }
        }
    }

    private CaughtUp caughtUp(KafkaAdmin cluster, EmbeddedKafka kafka, Supplier<Map<TopicPartition, Long>> store) {
        return new CaughtUp(
                new Progress(cluster),
                topics,
                "intake",
                GROUP,
                NAMINGS,
                () -> new PublishedPositions(client(kafka), topics, wire),
                store);
    }

    private ProducerRecord<byte[], byte[]> published(int totals, long nextOffset) {
        PublishedUpTo position = new PublishedUpTo(documents, 2, nextOffset, LocalDate.of(2021, 2, 10), totals);
        return new ProducerRecord<>(
                topics.published().name(),
                position.key().getBytes(StandardCharsets.UTF_8),
                wire.codec(topics.published()).encode(position));
    }

    private static void commit(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        producer.beginTransaction();
        producer.send(record).get();
        producer.commitTransaction();
    }

    private static Map<String, String> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka, String transactionalId) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
