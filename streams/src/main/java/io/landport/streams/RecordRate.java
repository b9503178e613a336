package io.landport.streams;

import java.time.Duration;

/**
 * Whether the consumer of a thread receives few records a second. For one thread. Then commits and fetches are most of what the thread
 * costs, and it makes fewer of both.
 */
final class RecordRate {
    /** Fewer records a second are few. A thread receives 100 when an instance with two threads receives 200 documents a second. */
    static final int FEW_RECORDS = 250;

    static final Duration PERIOD = Duration.ofSeconds(1);

    private long periodStart;
    private long records;
    private boolean hadFew;

    /** @param nowNanos of the clock of {@link #onPoll} */
    RecordRate(long nowNanos) {
        periodStart = nowNanos;
    }

    /** Notes that so many records were received. */
    void onPoll(int count, long nowNanos) {
        long elapsed = nowNanos - periodStart;
        if (elapsed >= PERIOD.toNanos()) {
            hadFew = records > 0 && records * PERIOD.toNanos() < FEW_RECORDS * elapsed;
            periodStart = nowNanos;
            records = 0;
        }
        records += count;
    }

    /**
     * Whether records were received in the last full second, but few, and few since. So many records end this at once; that there are few
     * again is noticed within two seconds.
     */
    boolean isLow() {
        return hadFew && records < FEW_RECORDS;
    }
}
