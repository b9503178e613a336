package io.landport.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class BoundedReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("fates.v1", 0);

    @Test
    void shouldReadCommittedRecordsWithBuffersOfTheOperatingSystem() {
        // When
        Map<String, Object> properties = BoundedReader.properties(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));

        // Then
        Map<String, Object> expected = new HashMap<>();
        expected.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        expected.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        expected.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        expected.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        expected.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        expected.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        expected.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of());
        expected.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        assertThat(properties).isEqualTo(expected);
    }

    @Test
    void shouldLetUsersSetTheReceiveBuffer() {
        // When
        Map<String, Object> properties =
                BoundedReader.properties(Map.of(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "65536"));

        // Then
        assertThat(properties).containsEntry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "65536");
    }

    @Test
    void shouldNameWhatKafkaDoesNotSend() {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
            // Given
            consumer.assign(List.of(PARTITION));
            consumer.seek(PARTITION, 7);

            // When, Then
            assertThatThrownBy(
                            () -> BoundedReader.read(consumer, () -> List.of(PARTITION), record -> {}, Duration.ZERO))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage("Kafka has sent no record for 0 s after these offsets: {fates.v1-0=7}");
        }
    }
}
