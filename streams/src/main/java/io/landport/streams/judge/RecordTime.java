package io.landport.streams.judge;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a record, limited to the days that can be represented. A missing timestamp, which old clients can send,
 * becomes the epoch. A timestamp in microseconds or nanoseconds, which the broker may accept, becomes the last day of 9999.
 * Neither throws.
 */
public final class RecordTime implements TimestampExtractor {
    private static final long LAST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.min(LAST, Math.max(0, record.timestamp()));
    }
}
