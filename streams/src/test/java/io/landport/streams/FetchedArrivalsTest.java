package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchedArrivalsTest {
    @Test
    void shouldSeeWhatTheIdleConsumerSeesAndJoinNoGroup(@TempDir Path folder) {
        // Given
        Map<String, String> client = Map.of("bootstrap.servers", "localhost:9092");
        Map<String, Object> idle = new StreamsSettings(client, "", 1, folder, 1, Failover.DEFAULT, false)
                .config("m")
                .getMainConsumerConfigs("group", "client", 0);

        // When
        Map<String, Object> config = FetchedArrivals.config(idle);

        // Then
        assertThat(config)
                .doesNotContainKeys(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG)
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, idle.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG))
                .containsEntry(ConsumerConfig.CLIENT_ID_CONFIG, "client-arrivals")
                .containsEntry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        assertThat(Duration.ofMillis(((Number) config.get(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)).longValue()))
                .as("no fetch is left over when the consumer is idle again")
                .isLessThan(IdlingConsumer.IDLE_AFTER);
    }
}
