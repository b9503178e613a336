package io.landport.bench.explain;

import java.time.Duration;
import java.util.function.Consumer;

/** Passes on a step of progress only if some time has passed since the one before; others are dropped. */
final class PacedSteps implements Consumer<String> {
    private final Consumer<String> progress;
    private final long pauseNanos;
    private long latest = System.nanoTime();

    PacedSteps(Consumer<String> progress, Duration pause) {
        this.progress = progress;
        this.pauseNanos = pause.toNanos();
    }

    @Override
    public void accept(String step) {
        long now = System.nanoTime();
        if (now - latest >= pauseNanos) {
            latest = now;
            progress.accept(step);
        }
    }
}
