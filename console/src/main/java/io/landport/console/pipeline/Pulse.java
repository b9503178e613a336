package io.landport.console.pipeline;

import io.landport.kafka.read.RepeatedTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts how often this process was suspended: by a signal, with its machine, or because it got no processor. Its thread wakes up regularly;
 * waking up much too late is a suspension.
 */
final class Pulse implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);

    /** Longer than the pauses of a garbage collector, and shorter than the timeouts of requests. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Clock clock;
    private final RepeatedTask task = new RepeatedTask("console-pulse", PERIOD, this::beat, () -> {});
    private Instant last;
    private long suspensions;

    Pulse(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Starts the thread. */
    void start() {
        task.start();
    }

    /** How many there were, with one that has just ended. */
    synchronized long suspensions() {
        return suspensions + (isLate() ? 1 : 0);
    }

    @Override
    public void close() {
        task.stop();
    }

    /** Called by the thread. */
    synchronized void beat() {
        suspensions = suspensions();
        last = clock.instant();
    }

    private boolean isLate() {
        return last.plus(LATE).isBefore(clock.instant());
    }
}
