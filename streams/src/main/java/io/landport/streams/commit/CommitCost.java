package io.landport.streams.commit;

import java.time.Duration;

/**
 * How long the commits of a thread have taken of late: the exponentially weighted moving average of the last ones. A thread of Kafka
 * Streams commits all of its tasks in one transaction, so its tasks share this. For one thread.
 */
public final class CommitCost {
    /** The weight of the latest commit is one in so many: one slow commit, as by a pause of the JVM, changes little. */
    static final int SMOOTHING = 8;

    private static final ThreadLocal<CommitCost> OF_THREAD = ThreadLocal.withInitial(CommitCost::new);

    private long averageNanos;

    CommitCost() {}

    /** The cost of the commits of the thread that calls this. */
    public static CommitCost ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * Notes that a commit was made.
     *
     * @param took how long it took; a longer time than {@link CommitPace#MAX_COST} counts as that, so that the wait for a broker that has
     *     been away is soon forgotten
     */
    public void add(Duration took) {
        averageNanos += (Math.min(took.toNanos(), CommitPace.MAX_COST.toNanos()) - averageNanos) / SMOOTHING;
    }

    /** The average; 0 before the first commit. */
    public Duration average() {
        return Duration.ofNanos(averageNanos);
    }
}
