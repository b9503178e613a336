package io.landport.operations.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.generation.CopiedUpTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Random partitions with timestamps that go back, merged in several passes that begin where the one before has ended. */
final class DocumentMergeTest {
    private static final String TOPIC = "documents";
    private static final int ROUNDS = 300;
    private static final long MORNING = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long TWO_DAYS = TimeUnit.DAYS.toMillis(2);

    private final SplittableRandom random = Seed.random("DocumentMergeTest");

    @Test
    void shouldKeepOrderAndReceivedDayOfEachRecordInAnyNumberOfPartitions() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            List<List<ConsumerRecord<byte[], byte[]>>> partitions = partitions();

            // When
            List<TimedRecord> merged = merged(partitions);

            // Then
            Map<String, Long> expected = new HashMap<>();
            partitions.forEach(records -> expected.putAll(receivedDays(records)));
            assertThat(merged).hasSameSizeAs(expected.keySet());
            int targets = 1 + random.nextInt(7);
            Map<Integer, Long> latest = new HashMap<>();
            for (TimedRecord record : merged) {
                int target = Math.floorMod(id(record.record()).hashCode(), targets);
                long greatest = latest.merge(target, record.timestamp(), Math::max);
                assertThat(TimeUnit.MILLISECONDS.toDays(greatest))
                        .as(id(record.record()))
                        .isEqualTo(expected.get(id(record.record())));
            }
            for (int partition = 0; partition < partitions.size(); partition++) {
                int number = partition;
                assertThat(merged.stream()
                                .map(TimedRecord::record)
                                .filter(record -> record.partition() == number)
                                .map(ConsumerRecord::offset))
                        .isSorted();
            }
        }
    }

    private List<TimedRecord> merged(List<List<ConsumerRecord<byte[], byte[]>>> partitions) {
        List<CopiedUpTo> positions = new ArrayList<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            positions.add(new CopiedUpTo(TOPIC, "id", partition, "copy", "id", 0, 0));
        }
        List<TimedRecord> merged = new ArrayList<>();
        for (int before = -1; before < merged.size(); ) {
            before = merged.size();
            List<SourcePartition> sources = positions.stream()
                    .map(position -> new SourcePartition(
                            position, partitions.get(position.partition()).size()))
                    .toList();
            try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
                DocumentMerge merge = new DocumentMerge(consumer, sources);
                partitions.forEach(records -> records.forEach(consumer::addRecord));
                consumer.setMaxPollRecords(1 + random.nextInt(5));
                for (int left = 1 + random.nextInt(50); left > 0 && merge.hasNext(); left--) {
                    merged.add(merge.next());
                }
            }
            positions = sources.stream().map(SourcePartition::position).toList();
        }
        return merged;
    }

    private List<List<ConsumerRecord<byte[], byte[]>>> partitions() {
        List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
        for (int partition = 0, count = 1 + random.nextInt(5); partition < count; partition++) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int offset = 0, size = random.nextInt(40); offset < size; offset++) {
                long timestamp = random.nextInt(20) == 0
                        ? -1
                        : MORNING + offset * TimeUnit.HOURS.toMillis(3) - random.nextLong(TWO_DAYS);
                records.add(record(partition, offset, timestamp));
            }
            partitions.add(records);
        }
        return partitions;
    }

    /** As streams determines them: the UTC day of the greatest timestamp so far. */
    private static Map<String, Long> receivedDays(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Long> days = new HashMap<>();
        long latest = 0;
        for (ConsumerRecord<byte[], byte[]> record : records.stream()
                .sorted(Comparator.comparing(ConsumerRecord::offset))
                .toList()) {
            latest = Math.max(latest, record.timestamp());
            days.put(id(record), TimeUnit.MILLISECONDS.toDays(latest));
        }
        return days;
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, long timestamp) {
        byte[] key = (partition + ":" + offset).getBytes(UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                key.length,
                0,
                key,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
