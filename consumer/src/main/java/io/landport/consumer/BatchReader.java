package io.landport.consumer;

import io.landport.store.write.Batch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the records of one transaction. A poll returns what a fetch brought, but more has arrived while the transaction before was
 * written. So polls are repeated while they return many records, within limits: PostgreSQL writes a row of a large transaction for
 * half the cost of one of a small transaction (docs/adr/0007-sink.md). For one thread.
 */
final class BatchReader {
    /** The most records of a transaction, apart from those of its last poll. */
    static final int MAX_RECORDS = 50_000;

    /** After a poll with fewer records the load is low, and waiting for more would only delay them. */
    static final int MANY_RECORDS = 100;

    private static final Duration MAX_TIME = Duration.ofMillis(250);

    /**
     * Long enough for the answer to a fetch of records that are waiting at the broker: it was sent by the poll before, and answered while
     * its records were decoded.
     */
    private static final Duration REPEATED_POLL_TIMEOUT = Duration.ofMillis(3);

    private final RecordDecoder decoder;
    private final Consumer<byte[], byte[]> consumer;
    private final AssignedPartitions partitions;
    private final Clock clock;

    BatchReader(RecordDecoder decoder, Consumer<byte[], byte[]> consumer, AssignedPartitions partitions, Clock clock) {
        this.decoder = decoder;
        this.consumer = consumer;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * Records to be written together.
     *
     * @param nextOffsets by partition, the offset to be read next
     * @param oldest by partition with records, the timestamp of the first one
     * @param records how many were read
     */
    record ReadBatch(
            Batch batch,
            Map<TopicPartition, OffsetAndMetadata> nextOffsets,
            Map<TopicPartition, Long> oldest,
            int records) {
        static ReadBatch empty() {
            return new ReadBatch(new Batch(), Map.of(), Map.of(), 0);
        }
    }

    /**
     * Reads what is there. Returns an empty batch if the partitions change between its polls; they are then suspended.
     *
     * @param timeout how long to wait for the first record
     */
    ReadBatch read(Duration timeout) {
        Batch batch = new Batch();
        Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>();
        Map<TopicPartition, Long> oldest = new HashMap<>();
        Instant start = clock.instant();
        ConsumerRecords<byte[], byte[]> polled = poll(timeout);
        long assignment = partitions.assignment();
        int records = 0;
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                decoder.decode(record, batch);
            }
            for (TopicPartition partition : polled.partitions()) {
                oldest.putIfAbsent(partition, polled.records(partition).get(0).timestamp());
            }
            nextOffsets.putAll(polled.nextOffsets());
            records += polled.count();
            if (polled.count() < MANY_RECORDS || records >= MAX_RECORDS || isOver(start)) {
                return new ReadBatch(batch, nextOffsets, oldest, records);
            }
            polled = poll(REPEATED_POLL_TIMEOUT);
            if (partitions.assignment() != assignment) {
                partitions.suspend();
                return ReadBatch.empty();
            }
        }
    }

    /** Also if the clock was set back. */
    private boolean isOver(Instant start) {
        Duration elapsed = Duration.between(start, clock.instant());
        return elapsed.isNegative() || elapsed.compareTo(MAX_TIME) >= 0;
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return consumer.poll(timeout);
        } catch (InvalidOffsetException e) {
            // Resuming compares the offsets with the topic and fails with the reason.
            partitions.suspend();
            return ConsumerRecords.empty();
        }
    }
}
