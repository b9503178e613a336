package io.landport.bench.flink;

import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.JobPace;
import java.time.Duration;

/** What Flink is set up for. It has the better setting for each; Landport has one for everything. */
public enum Aim {
    /** As many documents as it can. */
    THROUGHPUT {
        /** A checkpoint of the heap writes all of it, so it is asked for less often. */
        @Override
        JobPace pace(Backend backend) {
            Duration checkpoint = Duration.ofSeconds(backend == Backend.HEAP ? 5 : 3);
            return new JobPace(checkpoint, Duration.ofSeconds(1), BATCH, ROWS_AT_ONCE, Duration.ofMillis(500));
        }
    },

    /** Rows as soon as it can. They need not wait for a checkpoint, because an upsert may be done twice. */
    LATENCY {
        @Override
        JobPace pace(Backend backend) {
            return new JobPace(
                    Duration.ofSeconds(5), Duration.ofMillis(100), BATCH, ROWS_AT_ONCE, Duration.ofMillis(50));
        }
    };

    private static final int BATCH = 100_000;
    private static final int ROWS_AT_ONCE = 5_000;

    abstract JobPace pace(Backend backend);
}
