package io.landport.streams;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Whether a consumer receives few records a second. A record of several KiB counts as so many. For one thread. */
final class RecordRate {
    /** Fewer records a second are few. A thread receives 100 when an instance with two threads receives 200 documents a second. */
    static final int FEW_RECORDS = 250;

    /** A record of intake may hold thousands of documents. */
    static final int BYTES_OF_RECORD = 1024;

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private long periodStart;
    private long records;
    private boolean hadFew;

    /** @param nowNanos of the clock of {@link #onPoll} */
    RecordRate(long nowNanos) {
        periodStart = nowNanos;
    }

    /** Notes what a poll has returned. */
    void onPoll(ConsumerRecords<byte[], byte[]> polled, long nowNanos) {
        long elapsed = nowNanos - periodStart;
        if (elapsed >= PERIOD.toNanos()) {
            hadFew = records > 0 && records * PERIOD.toNanos() < FEW_RECORDS * elapsed;
            periodStart = nowNanos;
            records = 0;
        }
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            records += Math.max(1, size(record) / BYTES_OF_RECORD);
        }
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    /**
     * Whether records were received in the last full second, but few, and few since. So many records end this at once; that there are few
     * again is noticed within two seconds.
     */
    boolean isLow() {
        return hadFew && records < FEW_RECORDS;
    }
}
