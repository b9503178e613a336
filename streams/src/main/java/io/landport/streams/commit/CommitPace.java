package io.landport.streams.commit;

import java.time.Duration;

/**
 * When a task asks for a commit. What has just been sent is committed, and so passed on, within a tenth of a second. What is
 * old already, as where a task has fallen behind, can wait for a quarter of its age, a second at most: then a commit covers
 * many more records, and each sum is passed on once for all of them.
 */
public final class CommitPace {
    /** No task waits longer for a commit; Kafka Streams sees to that by itself. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    /** Fresh records wait so long, and no commit comes sooner after another. */
    public static final Duration SHORTEST = Duration.ofMillis(100);

    /** Longer than that no record is away between two commits, so nothing comes any more for the time being. */
    private static final Duration IDLE = Duration.ofMillis(1_500);

    private static final int SHARE = 4;
    private static final long NEVER = Long.MIN_VALUE;

    private long newest = NEVER;
    private long seen = NEVER;
    private long last = NEVER;
    private boolean isPending;

    /** Takes note of a record by its timestamp, both in milliseconds since the epoch. */
    public void saw(long timestamp, long nowMillis) {
        newest = isPending ? Math.max(newest, timestamp) : timestamp;
        seen = nowMillis;
        isPending = true;
    }

    /**
     * Whether it is time for a commit.
     *
     * @param more whether there is something to commit even if no record was seen since the last commit
     */
    public boolean isDue(long nowMillis, boolean more) {
        return (isPending || more) && (last == NEVER || nowMillis - last >= patience(nowMillis));
    }

    /** How old the newest of the latest records is; 0 where nothing comes any more or its time is to come. */
    public long ageMillis(long nowMillis) {
        return seen == NEVER || nowMillis - seen > IDLE.toMillis() ? 0 : Math.max(0, nowMillis - newest);
    }

    /** Takes note of a commit. */
    public void committed(long nowMillis) {
        isPending = false;
        last = nowMillis;
    }

    private long patience(long nowMillis) {
        return Math.max(SHORTEST.toMillis(), Math.min(LONGEST.toMillis(), ageMillis(nowMillis) / SHARE));
    }
}
