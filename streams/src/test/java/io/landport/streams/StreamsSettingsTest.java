package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsSettingsTest {
    @Test
    void shouldWaitForABrokerThatIsUnreachableOverAWeekend(@TempDir Path folder) {
        assertThat(TestPipeline.config(folder).getLong(StreamsConfig.TASK_TIMEOUT_MS_CONFIG))
                .isGreaterThan(Duration.ofDays(3).toMillis());
    }

    /** A fixed buffer stalls large answers (docs/adr/0041-no-stalls.md). */
    @Test
    void shouldLetTheOperatingSystemSizeReceiveBuffers(@TempDir Path folder) {
        // When
        StreamsConfig config = TestPipeline.config(folder);

        // Then
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        assertThat(config.getRestoreConsumerConfigs("client")).containsEntry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    }

    /** Tasks are added one after another, and each would wait for the fetch of those before: by default half a second. */
    @Test
    void shouldNotWaitLongForRecordsOfOtherTasksWhileItRestores(@TempDir Path folder) {
        assertThat(restoring(folder, Failover.DEFAULT)).containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    }

    @Test
    void shouldLetStandbysFetchAsByDefault(@TempDir Path folder) {
        assertThat(restoring(folder, new Failover(1, Duration.ofSeconds(6))))
                .doesNotContainKey(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG);
    }

    private static Map<String, Object> restoring(Path folder, Failover failover) {
        Map<String, String> client = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return new StreamsSettings(client, "", 1, folder, 1, failover, false)
                .config("test")
                .getRestoreConsumerConfigs("client");
    }
}
