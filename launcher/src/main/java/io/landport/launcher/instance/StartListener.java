package io.landport.launcher.instance;

import java.time.Duration;
import java.util.function.Supplier;

/** Is told how far the start of an instance is. Steps overlap, and several threads call it. */
public interface StartListener {
    /** Ignores everything. */
    StartListener NONE = new StartListener() {
        @Override
        public void begun(String step) {}

        @Override
        public void done(String step, Duration took) {}
    };

    /** @param step what has begun, such as {@code Starting Kafka} */
    void begun(String step);

    /** A step is complete; one that fails never is. */
    void done(String step, Duration took);

    /** Runs a step and reports its begin and its duration. */
    default <T> T timed(String step, Supplier<T> work) {
        begun(step);
        long start = System.nanoTime();
        T result = work.get();
        done(step, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }
}
