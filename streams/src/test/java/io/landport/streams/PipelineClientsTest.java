package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer for tests, and a clock that only waiting moves. */
final class PipelineClientsTest {
    private static final TopicPartition INPUT = new TopicPartition("documents.customs.v1", 0);
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
    private final Consumer<byte[], byte[]> consumer = PipelineClients.idling(broker, clock::get, wait -> {
        waits.add(wait);
        clock.addAndGet(wait.toNanos());
    });

    @BeforeEach
    void assign() {
        broker.assign(List.of(INPUT));
        broker.updateBeginningOffsets(Map.of(INPUT, 0L));
    }

    @Test
    void shouldNotWaitBeforeNothingHasArrivedForAWhile() {
        // Given
        clock.set(PipelineClients.IDLE_AFTER.toNanos());

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).isEmpty();
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    @Test
    void shouldWaitBetweenPollsOnceNothingHasArrivedForAWhile() {
        // Given
        idle();

        // When
        consumer.poll(TIMEOUT);
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).containsExactly(PipelineClients.IDLE_WAIT, PipelineClients.IDLE_WAIT);
        assertThat(broker.lastPollTimeout()).isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldReturnARecordAtOnceAndPollAsConfiguredAfterwards() {
        // Given
        idle();
        broker.addRecord(new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), 0, new byte[0], new byte[0]));

        // When
        int arrived = consumer.poll(TIMEOUT).count();
        consumer.poll(TIMEOUT);

        // Then
        assertThat(arrived).isEqualTo(1);
        assertThat(waits).isEmpty();
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    /** While tasks are restored, Kafka Streams polls in between without waiting. */
    @Test
    void shouldNotWaitWhereThePollMustNot() {
        // Given
        idle();

        // When
        consumer.poll(Duration.ZERO);

        // Then
        assertThat(waits).isEmpty();
    }

    /** A consumer joins its group within polls. */
    @Test
    void shouldNotWaitBeforeItHasPartitions() {
        // Given
        broker.assign(List.of());
        idle();

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).isEmpty();
    }

    private void idle() {
        clock.set(PipelineClients.IDLE_AFTER.toNanos() + 1);
    }
}
