package io.landport.operations.instance;

import java.time.Duration;
import java.util.function.Supplier;

/** Receives the steps of the start of an instance. Steps overlap; called by several threads. */
public interface StartListener {
    /** Ignores everything. */
    StartListener NONE = new StartListener() {};

    /** @param step the step that starts, such as {@code Starting Kafka} */
    default void begun(String step) {}

    /** A step has completed; not called for a step that fails. */
    default void done(String step, Duration took) {}

    /** Runs a step and reports its start and duration. */
    default <T> T timed(String step, Supplier<T> work) {
        begun(step);
        long start = System.nanoTime();
        T result = work.get();
        done(step, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }
}
