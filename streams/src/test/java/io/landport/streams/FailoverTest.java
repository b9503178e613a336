package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailoverTest {
    @Test
    void shouldConfigureKafkaStreams(@TempDir Path folder) {
        // When
        StreamsConfig config = config(folder, new Failover(2, Duration.ofSeconds(3)));

        // Then
        assertThat(config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(2);
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 3_000)
                .containsEntry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
    }

    @Test
    void shouldAbortTheTransactionsOfADeadProcessBeforeItsSessionTimesOut(@TempDir Path folder) {
        for (Duration session :
                new Duration[] {Failover.MIN_SESSION_TIMEOUT, Duration.ofSeconds(6), Failover.MAX_SESSION_TIMEOUT}) {
            // When
            StreamsConfig config = config(folder, new Failover(1, session));

            // Then
            int timeout = (Integer) config.getProducerConfigs("client").get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
            assertThat((long) timeout)
                    .isLessThan(session.toMillis())
                    .isGreaterThan(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        }
    }

    @Test
    void shouldRejectWhatIsOutOfBounds() {
        Duration timeout = Duration.ofSeconds(6);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Failover(-1, timeout))
                .withMessage("standbys must be 0 to 3, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Failover(4, timeout))
                .withMessage("standbys must be 0 to 3, not 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Failover(0, Duration.ofMillis(1_999)))
                .withMessage("the session timeout must be 2 to 10 s, not PT1.999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Failover(0, Duration.ofMillis(10_001)))
                .withMessage("the session timeout must be 2 to 10 s, not PT10.001S");
    }

    private static StreamsConfig config(Path folder, Failover failover) {
        Map<String, String> client = Map.of("bootstrap.servers", "localhost:9092");
        return new StreamsSettings(client, "", 1, folder, 1, failover, false).config("m");
    }
}
