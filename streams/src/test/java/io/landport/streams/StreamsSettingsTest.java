package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
}
