package io.landport.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.Topics;
import io.landport.launcher.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaughtUpTest {
    private static final String GROUP = "streams";
    private static final String PARTIALS = "partials";
    private static final TopicPartition PARTITION = new TopicPartition(PARTIALS, 0);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path data;

    @Test
    void shouldWaitForPartialTotalsWhoseTransactionIsNotOverYet() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
                Cluster cluster = new Cluster(client(kafka), Duration.ofSeconds(10));
                Admin admin = Admin.create(Map.copyOf(client(kafka)));
                KafkaProducer<String, String> streams = transactions(kafka)) {
            admin.createTopics(List.of(new NewTopic(PARTIALS, 1, (short) 1)))
                    .all()
                    .get();
            CaughtUp caughtUp =
                    new CaughtUp(new Progress(cluster), new Topics(""), GROUP, PARTIALS, Map::<TopicPartition, Long>of);
            assertThatCode(() -> caughtUp.await(SHORT)).doesNotThrowAnyException();

            // When
            streams.initTransactions();
            streams.beginTransaction();
            streams.send(new ProducerRecord<>(PARTIALS, "series", "partial total"))
                    .get();

            // Then
            assertThatThrownBy(() -> caughtUp.await(SHORT))
                    .isInstanceOf(CaughtUp.NotCaughtUp.class)
                    .hasMessageContaining("streams has not added up all partial totals: 1 records to go");

            // When
            streams.commitTransaction();
            admin.alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(2)))
                    .all()
                    .get();

            // Then
            assertThatCode(() -> caughtUp.await(SHORT)).doesNotThrowAnyException();
        }
    }

    private static Map<String, String> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static KafkaProducer<String, String> transactions(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "streams-1"),
                new StringSerializer(),
                new StringSerializer());
    }
}
