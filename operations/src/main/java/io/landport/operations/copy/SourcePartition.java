package io.landport.operations.copy;

import io.landport.domain.generation.CopiedUpTo;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A partition that is copied up to an offset: its records that are read and not yet taken, and the position after those taken. */
final class SourcePartition {
    private final TopicPartition partition;
    private final long end;
    private final Deque<TimedRecord> buffer = new ArrayDeque<>();
    private long latestRead;
    private CopiedUpTo position;

    /**
     * @param position from which it is copied
     * @param end offset after the last record to copy
     */
    SourcePartition(CopiedUpTo position, long end) {
        this.partition = new TopicPartition(position.source(), position.partition());
        this.end = end;
        this.position = position;
        this.latestRead = position.latestTimestamp();
    }

    TopicPartition partition() {
        return partition;
    }

    /** The position after the last record that was taken. */
    CopiedUpTo position() {
        return position;
    }

    /** The offset after the last record to copy. */
    long end() {
        return end;
    }

    /** The number of offsets from the position to the end. */
    long left() {
        return Math.max(0, end - position.nextOffset());
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < end) {
            // A missing timestamp, which old clients can send, is -1 and does not advance the received day.
            latestRead = Math.max(latestRead, record.timestamp());
            buffer.add(new TimedRecord(record, latestRead));
        }
    }

    boolean isEmpty() {
        return buffer.isEmpty();
    }

    /** The timestamp of the next record. */
    long timestamp() {
        return buffer.element().timestamp();
    }

    TimedRecord take() {
        TimedRecord taken = buffer.remove();
        position = position.at(taken.record().offset() + 1, taken.timestamp());
        return taken;
    }

    /** Moves the position to the end, behind the markers of transactions that follow the last record. */
    void finish() {
        position = position.at(Math.max(end, position.nextOffset()), position.latestTimestamp());
    }
}
