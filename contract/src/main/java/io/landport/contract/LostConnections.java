package io.landport.contract;

import java.time.Duration;

/**
 * When a member of a consumer group gives up a connection that carries nothing any more and was not reset, as after a failure of the
 * network.
 */
public final class LostConnections {
    /** How long a request waits for its answer, except the one that joins a group. By default it is 30 s, and figures stand still. */
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * How long a consumer keeps a connection on which nothing arrives or is sent. The request that joins a group has no other bound than
     * {@code max.poll.interval.ms} plus 5 s (KAFKA-5570), by default five minutes; meanwhile a thread of streams keeps the state of all
     * free tasks locked. A member that waits for others joins again, which changes nothing.
     */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);

    private LostConnections() {}
}
