package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.streams.ClientProxy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer for tests, which has fetched all it has. */
final class ThreadInputTest {
    private static final TopicPartition CUSTOMS = new TopicPartition("documents.customs.v1", 3);
    private static final TopicPartition E_COMMERCE = new TopicPartition("documents.ecommerce.v1", 3);
    private static final TopicPartition OTHER = new TopicPartition("documents.customs.v1", 4);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ThreadInput input = ThreadInput.ofThisThread();

    @BeforeEach
    void readAll() {
        consumer.assign(List.of(CUSTOMS, E_COMMERCE, OTHER));
        consumer.updateEndOffsets(Map.of(CUSTOMS, 10L, E_COMMERCE, 20L, OTHER, 30L));
        consumer.seek(CUSTOMS, 10);
        consumer.seek(E_COMMERCE, 20);
        consumer.seek(OTHER, 0);
        input.setConsumer(consumer);
    }

    @Test
    void shouldKnowThatAllWasProcessedWhateverOtherTasksHaveLeft() {
        assertThat(isProcessed(10)).isTrue();
    }

    @Test
    void shouldNotTakeTheEndOfATransactionForARecord() {
        assertThat(isProcessed(9)).isTrue();
    }

    @Test
    void shouldNoteThatRecordsWereFetchedAndNotProcessed() {
        assertThat(isProcessed(8)).isFalse();
    }

    @Test
    void shouldNoteThatAnotherPartitionOfTheTaskHasMore() {
        // When
        consumer.seek(E_COMMERCE, 19);

        // Then
        assertThat(isProcessed(10)).isFalse();
    }

    @Test
    void shouldNotKnowTheEndOfAPartitionThatWasNeverFetched() {
        // When
        input.setConsumer(ClientProxy.of(
                Consumer.class,
                consumer,
                (name, arguments, original) ->
                        name.equals("currentLag") ? OptionalLong.empty() : original.call(arguments)));

        // Then
        assertThat(isProcessed(10)).isFalse();
    }

    @Test
    void shouldKnowNothingAboutPartitionsThatWereRevoked() {
        // When
        consumer.assign(List.of(CUSTOMS));

        // Then
        assertThat(isProcessed(10)).isFalse();
        consumer.assign(List.of(E_COMMERCE));
        assertThat(input.isProcessed(List.of(E_COMMERCE), CUSTOMS, 10)).isFalse();
    }

    private boolean isProcessed(long next) {
        return input.isProcessed(List.of(CUSTOMS, E_COMMERCE), CUSTOMS, next);
    }
}
