package io.landport.bench.flink;

import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.JobPace;
import java.time.Duration;

/** What Flink is configured for. It has the best settings for each objective; Landport has the same for both. */
public enum Objective {
    /** As many documents per second as possible. */
    THROUGHPUT("") {
        /** A checkpoint of the heap writes the whole state, so the interval is longer. */
        @Override
        JobPace pace(Backend backend) {
            Duration checkpoint = Duration.ofSeconds(backend == Backend.HEAP ? 5 : 3);
            return new JobPace(checkpoint, Duration.ofSeconds(1), BATCH, MAX_ROWS, Duration.ofMillis(500));
        }
    },

    /** The same with the publishing delay that Landport allows itself: ten seconds, which Flink cannot shorten when it catches up. */
    DELAYED_THROUGHPUT(", delayed") {
        @Override
        JobPace pace(Backend backend) {
            return new JobPace(MAX_DELAY, MAX_DELAY, 10 * BATCH, DELAYED_ROWS, MAX_DELAY);
        }
    },

    /** Rows as early as possible. They need not wait for a checkpoint, because upserts are idempotent. */
    LATENCY(", low latency") {
        @Override
        JobPace pace(Backend backend) {
            return new JobPace(Duration.ofSeconds(5), Duration.ofMillis(100), BATCH, MAX_ROWS, Duration.ofMillis(50));
        }
    };

    private static final int BATCH = 100_000;
    private static final int MAX_ROWS = 5_000;

    /** As many as a delay gathers; the sink writes each key once. */
    private static final int DELAYED_ROWS = 1_000_000;

    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private final String suffix;

    Objective(String suffix) {
        this.suffix = suffix;
    }

    /** Intervals and batch sizes for a backend. */
    abstract JobPace pace(Backend backend);

    /** The end of the title of a candidate. */
    String suffix() {
        return suffix;
    }
}
