package io.landport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer for tests. */
final class HeldFeedsTest {
    private static final TopicPartition RAIL = new TopicPartition("intake.rail.v1", 0);
    private static final TopicPartition ROAD = new TopicPartition("intake.road.v1", 0);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Set<String> held = new HashSet<>();
    private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
    private final Consumer<byte[], byte[]> consumer = new HeldFeeds(held::contains).holding(broker);

    @BeforeEach
    void assign() {
        consumer.assign(List.of(RAIL, ROAD));
        broker.updateBeginningOffsets(Map.of(RAIL, 0L, ROAD, 0L));
        add(RAIL, 0);
        add(ROAD, 0);
    }

    @Test
    void shouldReadNoRecordOfAFeedThatIsHeldAndAllOfThemAfterwards() {
        // When
        held.add(RAIL.topic());
        List<ConsumerRecord<byte[], byte[]>> whileHeld = poll();
        held.clear();
        List<ConsumerRecord<byte[], byte[]>> afterwards = poll();

        // Then
        assertThat(whileHeld).extracting(ConsumerRecord::topic).containsExactly(ROAD.topic());
        assertThat(afterwards).extracting(ConsumerRecord::topic).containsExactly(RAIL.topic());
    }

    /** Kafka Streams resumes partitions when its buffer has room. */
    @Test
    void shouldKeepHoldingWhatKafkaStreamsResumes() {
        // Given
        held.add(RAIL.topic());
        consumer.pause(List.of(RAIL, ROAD));

        // When
        consumer.resume(List.of(RAIL, ROAD));

        // Then
        assertThat(broker.paused()).containsExactly(RAIL);
    }

    /** Kafka Streams pauses partitions whose buffer is full. */
    @Test
    void shouldNotResumeWhatKafkaStreamsHasPaused() {
        // Given
        consumer.pause(List.of(ROAD));

        // When
        poll();

        // Then
        assertThat(broker.paused()).containsExactly(ROAD);
    }

    /** A consumer refuses to resume a partition that it does not have; Kafka's own for tests remembers that it is paused. */
    @Test
    void shouldNotResumeAPartitionThatHasMovedToAnotherProcess() {
        // Given
        held.add(RAIL.topic());
        poll();

        // When
        consumer.assign(List.of(ROAD));
        held.clear();
        poll();

        // Then
        assertThat(broker.paused()).containsExactly(RAIL);
    }

    @Test
    void shouldPassOnFailures() {
        // Given
        broker.setPollException(new KafkaException("no broker"));

        // When
        assertThatThrownBy(this::poll).isInstanceOf(KafkaException.class).hasMessage("no broker");
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(AT_ONCE).forEach(records::add);
        return records;
    }

    private void add(TopicPartition partition, long offset) {
        broker.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
}
