package io.landport.console;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one value: a later one replaces it. The writer never waits. */
final class Mailbox<T> {
    private @Nullable T latest;

    synchronized void put(T value) {
        latest = value;
        notifyAll();
    }

    /** Takes the value, and waits for it up to a time. */
    synchronized Optional<T> take(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (latest == null) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        Optional<T> taken = Optional.of(latest);
        latest = null;
        return taken;
    }
}
