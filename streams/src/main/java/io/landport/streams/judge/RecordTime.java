package io.landport.streams.judge;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, within the days that can be written. A record without one, which old clients can write, is
 * of the epoch; one in microseconds or nanoseconds, where the broker lets it pass, is of the year 9999. Neither is a crash.
 */
public final class RecordTime implements TimestampExtractor {
    private static final long LAST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.min(LAST, Math.max(0, record.timestamp()));
    }
}
