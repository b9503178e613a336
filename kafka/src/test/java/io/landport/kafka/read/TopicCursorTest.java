package io.landport.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicCursorTest {

    /** A topic in which nothing happens costs a request every five seconds, unless users want another time. */
    @ParameterizedTest
    @CsvSource({"fetch.max.wait.ms, 250, 250", "client.id, any, 5000"})
    void shouldLetFetchesWait(String property, String value, String wait) {
        assertThat(TopicCursor.properties(Map.of(property, value)))
                .containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, wait);
    }
}
