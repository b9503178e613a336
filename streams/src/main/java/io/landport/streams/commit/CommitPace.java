package io.landport.streams.commit;

import java.time.Duration;

/**
 * When a task asks for a commit. What has just been sent is committed, and so passed on, within a tenth of a second, or two
 * where there is much to commit: what a commit costs beside its records is then paid half as often. Where a
 * task has fallen behind, commits can wait for a quarter of its lag, a second at most: then each covers many more records, and
 * each sum is passed on once for all of them. What waits here is older by that for all that follow, and if they waited for a
 * share of that again, a pipeline that could keep up would not: so what is younger than anything on its way is not behind.
 */
public final class CommitPace {
    /** No task waits longer for a commit; Kafka Streams sees to that by itself. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    /** A few fresh records wait so long, many up to twice that, and no commit comes sooner after another. */
    public static final Duration SHORTEST = Duration.ofMillis(100);

    /** What is younger is on its way. */
    static final Duration FRESH = Duration.ofMillis(500);

    /** Longer than that no record is away between two commits, so nothing comes any more for the time being. */
    private static final Duration IDLE = Duration.ofMillis(1_500);

    private static final int SHARE = 4;

    /** That is much for one commit. */
    private static final int MUCH = 200;

    private static final long NEVER = Long.MIN_VALUE;

    private long newest = NEVER;
    private long seen = NEVER;
    private long last = NEVER;
    private boolean isPending;
    private long work;

    /**
     * Takes note of a record by its timestamp, in milliseconds since the epoch as the time now.
     *
     * @param changes how many changes of totals it brings, about
     */
    public void saw(long timestamp, long nowMillis, int changes) {
        work += changes;
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

    /** By how much the newest of the latest records is older than fresh ones are; 0 where nothing comes any more. */
    public long lagMillis(long nowMillis) {
        return seen == NEVER || nowMillis - seen > IDLE.toMillis()
                ? 0
                : Math.max(0, nowMillis - newest - FRESH.toMillis());
    }

    /** Takes note of a commit. */
    public void committed(long nowMillis) {
        isPending = false;
        work = 0;
        last = nowMillis;
    }

    private long patience(long nowMillis) {
        long shortest = SHORTEST.toMillis() + SHORTEST.toMillis() * Math.min(work, MUCH) / MUCH;
        return Math.max(shortest, Math.min(LONGEST.toMillis(), lagMillis(nowMillis) / SHARE));
    }
}
