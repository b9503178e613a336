package io.landport.streams.commit;

import java.time.Duration;

/**
 * When a task asks for a commit. What has just been sent is committed, and so passed on, within a tenth of a second. What is
 * old already, as where a task has fallen behind, can wait for a tenth of its age, a second at most: then a commit covers
 * many more records, and each sum is passed on once for all of them.
 */
public final class CommitPace {
    /** No task waits longer for a commit; Kafka Streams sees to that by itself. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    /** Fresh records wait so long, and no commit comes sooner after another. */
    public static final Duration SHORTEST = Duration.ofMillis(100);

    private static final int SHARE = 10;
    private static final long NOTHING = Long.MIN_VALUE;

    private long newest = NOTHING;
    private long last = NOTHING;

    /** Takes note of a record by its timestamp, in milliseconds since the epoch. */
    public void saw(long timestamp) {
        newest = Math.max(newest, timestamp);
    }

    /** Whether what was seen since the last commit is to be committed. */
    public boolean isDue(long nowMillis) {
        if (newest == NOTHING) {
            return false;
        }
        long patience = Math.max(SHORTEST.toMillis(), Math.min(LONGEST.toMillis(), ageMillis(nowMillis) / SHARE));
        return last == NOTHING || nowMillis - last >= patience;
    }

    /** How old the newest record is that was seen since the last commit; 0 where there is none or its time is to come. */
    public long ageMillis(long nowMillis) {
        return newest == NOTHING ? 0 : Math.max(0, nowMillis - newest);
    }

    /** Takes note of a commit. */
    public void committed(long nowMillis) {
        newest = NOTHING;
        last = nowMillis;
    }
}
