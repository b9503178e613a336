package io.landport.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.StoreAddress;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

final class ClientPropertiesTest {
    /** A fixed buffer stalls large answers (docs/adr/0041-no-stalls.md). */
    @Test
    void shouldLetTheOperatingSystemSizeReceiveBuffers() {
        assertThat(consumer(Map.of())).containsEntry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    }

    @Test
    void shouldAnswerAFetchAsSoonAsThereIsARecord() {
        assertThat(consumer(Map.of())).doesNotContainKey(ConsumerConfig.FETCH_MIN_BYTES_CONFIG);
    }

    @Test
    void shouldPreferPropertiesOfTheUserExceptThoseThatExactlyOnceDependsOn() {
        // When
        Map<String, Object> properties = consumer(Map.of(
                ConsumerConfig.RECEIVE_BUFFER_CONFIG, "65536",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));

        // Then
        assertThat(properties)
                .containsEntry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "65536")
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    @Test
    void shouldSayTheVersionInTheClientId() {
        assertThat(consumer(Map.of()))
                .containsEntry(ConsumerConfig.CLIENT_ID_CONFIG, "landport-consumer-v0.1.0-level1");
        assertThat(consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "quota")))
                .containsEntry(ConsumerConfig.CLIENT_ID_CONFIG, "quota-v0.1.0-level1");
    }

    private static Map<String, Object> consumer(Map<String, String> kafka) {
        StoreAddress store = new StoreAddress("jdbc:postgresql://localhost/landport", "landport", "");
        return ClientProperties.consumer(new SinkSettings(kafka, "", store, 1, 4), Optional.empty());
    }
}
