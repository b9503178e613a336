package io.landport.streams.commit;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a task requests a commit.
 *
 * <ul>
 *   <li>A task that keeps up commits every 125 ms. With fewer records it commits less often, down to every 500 ms: a commit takes about
 *       10 ms of processor, however few records it covers.
 *   <li>A task whose thread reads at intervals, because it receives few records, commits when the thread has processed what it has read. An
 *       earlier commit would leave some of it, which would wait for the next interval.
 *   <li>A task that lags commits after a quarter of its lag, at most after a second. Each commit then covers more records
 *       and forwards each sum once for all of them.
 *   <li>A task whose commits take long, because the processors or the broker are busy, commits after four times as long as they take, at most
 *       after a second: rarer commits leave more of the processors to documents.
 * </ul>
 *
 * <p>A fresh record does not count as lag: it is no older than records become on their way through a pipeline that keeps
 * up. Otherwise the delay of each task would add to the lag of the tasks behind it, and no task would keep up.
 */
public final class CommitPace {
    /** The longest time between two commits; the commit interval of Kafka Streams. */
    public static final Duration MAX_INTERVAL = Duration.ofSeconds(1);

    /** The shortest time between two commits. */
    public static final Duration MIN_INTERVAL = Duration.ofMillis(125);

    /** The time between two commits of a task that receives next to nothing. */
    private static final Duration CALM_INTERVAL = Duration.ofMillis(500);

    /** So many records or changes since the last commit are worth a commit at the shortest interval; fewer wait longer in proportion. */
    private static final long BUSY_RECORDS = 64;

    /** A record that is no older counts as fresh. */
    static final Duration FRESH_AGE = Duration.ofMillis(500);

    /**
     * After this time without a record the task does not lag, even if it is not known whether more are left. Longer than any time between the
     * records of a busy input.
     */
    private static final Duration IDLE_TIMEOUT = Duration.ofMillis(1_500);

    /**
     * With a longer lag, having processed everything means that a backlog ends. With a shorter one it happens all the time: to a task whose
     * records are late because the processors are busy, and which had better commit less often.
     */
    static final Duration BACKLOG_LAG = MAX_INTERVAL;

    /**
     * The least time between two ends of backlogs after one that was none: behind a task that lags, such as intake, everything is processed
     * after each commit of that one. As long as totals are delayed at most, so they are published no more often.
     */
    static final Duration END_INTERVAL = Duration.ofSeconds(10);

    private static final int LAG_TO_INTERVAL = 4;

    private static final int COST_TO_INTERVAL = 4;

    /** A commit that takes as long is followed by the longest time between two commits. */
    static final Duration MAX_COST = MAX_INTERVAL.dividedBy(COST_TO_INTERVAL);

    private static final long NEVER = Long.MIN_VALUE;

    private final CommitCost cost;
    private final Supplier<InputPace> input;
    private long newestTimestamp = NEVER;
    private long lastRecordMillis = NEVER;
    private long lastCommitMillis = NEVER;
    private boolean isPending;
    private boolean isAtEnd;
    private boolean wasTooEarly;
    private long lastEndMillis = NEVER;
    private long pending;

    /**
     * @param cost of the commits of the thread of the task
     * @param input how records come to the thread
     */
    CommitPace(CommitCost cost, Supplier<InputPace> input) {
        this.cost = cost;
        this.input = input;
    }

    /**
     * Notes that a record was read.
     *
     * @param timestamp of the record, milliseconds since the epoch
     * @param size 1 for a document; for a record with many changes, their number
     */
    public void onRecord(long timestamp, long size, long nowMillis) {
        newestTimestamp = isPending ? Math.max(newestTimestamp, timestamp) : timestamp;
        lastRecordMillis = nowMillis;
        isPending = true;
        if (isAtEnd) {
            isAtEnd = false;
            wasTooEarly = timestamp < lastEndMillis;
        }
        pending += size;
    }

    /** Whether to find out if everything was processed: the task lags, and was not wrong about that of late. */
    public boolean mayBeAtEnd(long nowMillis) {
        return lagMillis(nowMillis) > BACKLOG_LAG.toMillis()
                && !(wasTooEarly && nowMillis - lastEndMillis < END_INTERVAL.toMillis());
    }

    /** Notes that everything was processed: the task does not lag until the next record. */
    public void onEnd(long nowMillis) {
        isAtEnd = true;
        lastEndMillis = nowMillis;
    }

    /** Whether everything was processed when this was last noted. */
    public boolean isAtEnd() {
        return isAtEnd;
    }

    /**
     * Whether to commit now.
     *
     * @param hasMore whether there is something to commit even if no record was read since the last commit
     */
    public boolean isDue(long nowMillis, boolean hasMore) {
        return (isPending || hasMore)
                && input.get() != InputPace.READING
                && (lastCommitMillis == NEVER || nowMillis - lastCommitMillis >= interval(nowMillis));
    }

    /** By how much the newest record since the last commit is older than a fresh one; 0 if no records arrive, or none are left. */
    public long lagMillis(long nowMillis) {
        return isAtEnd || lastRecordMillis == NEVER || nowMillis - lastRecordMillis > IDLE_TIMEOUT.toMillis()
                ? 0
                : Math.max(0, nowMillis - newestTimestamp - FRESH_AGE.toMillis());
    }

    /**
     * Notes that a commit is made.
     *
     * @param left how many entries wait for the next one
     */
    public void onCommit(long left, long nowMillis) {
        isPending = false;
        pending = left;
        lastCommitMillis = nowMillis;
    }

    private long interval(long nowMillis) {
        long shortest = MIN_INTERVAL.toMillis();
        long worth = input.get() == InputPace.CONTINUOUS ? Math.min(pending, BUSY_RECORDS) : BUSY_RECORDS;
        long spared = (CALM_INTERVAL.toMillis() - shortest) * worth / BUSY_RECORDS;
        long byLag = Math.min(MAX_INTERVAL.toMillis(), lagMillis(nowMillis) / LAG_TO_INTERVAL);
        long byCost = cost.average().multipliedBy(COST_TO_INTERVAL).toMillis();
        return Math.max(CALM_INTERVAL.toMillis() - spared, Math.max(byLag, byCost));
    }
}
