package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class UnreadRecordsTest {
    private static final TopicPartition PARTITION = new TopicPartition("customs.documents.v1", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final UnreadRecords records = new UnreadRecords(consumer);

    /** A stage that lags is looked at again and again, and a partition that was assigned keeps its state. */
    @Test
    void shouldFindTheFirstRecordOfTheSamePartitionAgain() {
        // Given
        sends(3, 4);
        records.first(Map.of(PARTITION, 3L), Map.of(PARTITION, 5L));
        sends(4);

        // When
        Map<TopicPartition, UnreadRecords.First> found = records.first(Map.of(PARTITION, 4L), Map.of(PARTITION, 5L));

        // Then
        assertThat(found).containsExactly(Map.entry(PARTITION, new UnreadRecords.First(4, 1_004)));
    }

    /** The timestamp is a thousand more than the offset. */
    private void sends(long... offsets) {
        consumer.schedulePollTask(() -> {
            for (long offset : offsets) {
                consumer.addRecord(new ConsumerRecord<>(
                        PARTITION.topic(),
                        PARTITION.partition(),
                        offset,
                        1_000 + offset,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()));
            }
        });
    }
}
