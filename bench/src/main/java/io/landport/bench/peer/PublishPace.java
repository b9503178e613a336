package io.landport.bench.peer;

import java.time.Duration;

/**
 * Decides when a peer publishes, with the delay that Landport allows itself (docs/adr/0009-parcels-and-lines.md): half of the lag, at
 * most ten seconds. The lag is the age of the newest record; half a second counts as none, and so does any age if no records arrive.
 */
final class PublishPace {
    /** The longest delay. */
    static final Duration MAX_DELAY = Duration.ofSeconds(10);

    /** The shortest delay, the shortest commit interval of Landport's streams stage. */
    static final Duration MIN_DELAY = Duration.ofMillis(100);

    private static final long FRESH_MILLIS = 500;
    private static final long IDLE_MILLIS = 1_500;
    private static final int LAG_TO_DELAY = 2;

    private boolean isPending;
    private long newestTimestamp;
    private long lastRecordMillis;
    private long lastPublishMillis;

    /** @param nowMillis the present, from which the first delay counts */
    PublishPace(long nowMillis) {
        lastPublishMillis = nowMillis;
    }

    /** @param timestamp of the record, milliseconds since the epoch */
    void onRecord(long timestamp, long nowMillis) {
        newestTimestamp = isPending ? Math.max(newestTimestamp, timestamp) : timestamp;
        lastRecordMillis = nowMillis;
        isPending = true;
    }

    /** Whether there is something to publish and the delay has passed. */
    boolean isDue(long nowMillis) {
        return isPending && nowMillis - lastPublishMillis >= delayMillis(nowMillis);
    }

    /** Notes that everything read so far is published. */
    void onPublished(long nowMillis) {
        isPending = false;
        lastPublishMillis = nowMillis;
    }

    /** The current delay. */
    long delayMillis(long nowMillis) {
        long lag = nowMillis - lastRecordMillis > IDLE_MILLIS ? 0 : nowMillis - newestTimestamp - FRESH_MILLIS;
        return Math.max(MIN_DELAY.toMillis(), Math.min(MAX_DELAY.toMillis(), lag / LAG_TO_DELAY));
    }
}
