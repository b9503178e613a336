package io.landport.streams;

import java.time.Duration;

/**
 * How other processes take over the tasks of one that has died.
 *
 * @param standbys how many other processes keep a copy of the state of each task, 0 to 3
 * @param sessionTimeout after which Kafka takes a silent process for dead, 2 to 10 s; brokers accept it from their
 *     {@code group.min.session.timeout.ms} on, by default 6 s
 */
public record Failover(int standbys, Duration sessionTimeout) {
    /** The largest number of standbys. */
    public static final int MAX_STANDBYS = 3;

    /** The shortest session timeout. Its transactions are still longer than the time between two commits. */
    public static final Duration MIN_SESSION_TIMEOUT = Duration.ofSeconds(2);

    /** The longest session timeout. Commands wait a little longer for a dead process to leave its group. */
    public static final Duration MAX_SESSION_TIMEOUT = Duration.ofSeconds(10);

    /** No standbys, and the shortest session timeout that brokers accept by default. */
    public static final Failover DEFAULT = new Failover(0, Duration.ofSeconds(6));

    /** The others learn from their next heartbeat that a process has left or joined, and tasks stand still until then. */
    private static final int HEARTBEATS_PER_SESSION = 6;

    /** A sixth of the session remains for the broker to abort a transaction that has timed out. */
    private static final int TO_ABORT = 6;

    public Failover {
        if (standbys < 0 || standbys > MAX_STANDBYS) {
            throw new IllegalArgumentException("standbys must be 0 to " + MAX_STANDBYS + ", not " + standbys);
        }
        if (sessionTimeout.compareTo(MIN_SESSION_TIMEOUT) < 0 || sessionTimeout.compareTo(MAX_SESSION_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the session timeout must be " + MIN_SESSION_TIMEOUT.toSeconds() + " to "
                    + MAX_SESSION_TIMEOUT.toSeconds() + " s, not " + sessionTimeout);
        }
    }

    /** The time between two heartbeats of a process. */
    Duration heartbeat() {
        return sessionTimeout.dividedBy(HEARTBEATS_PER_SESSION);
    }

    /**
     * The longest transaction. The open transaction of a dead process blocks readers of committed records, so the broker aborts it before
     * others take over.
     */
    Duration transactionTimeout() {
        return sessionTimeout.minus(sessionTimeout.dividedBy(TO_ABORT));
    }
}
