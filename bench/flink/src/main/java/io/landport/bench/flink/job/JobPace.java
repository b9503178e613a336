package io.landport.bench.flink.job;

import java.time.Duration;

/**
 * How often Flink does what costs the same however much there is: the setting that trades throughput against latency.
 *
 * @param checkpoint between the beginnings of two checkpoints; offsets and transactions are committed at each
 * @param batchWait how long an operator collects messages before it adds them up; a checkpoint ends a batch, too
 * @param batch the most messages that it collects
 * @param rowsAtOnce the most rows that go to the database together
 * @param rowsWait how long a row waits for others
 */
public record JobPace(Duration checkpoint, Duration batchWait, int batch, int rowsAtOnce, Duration rowsWait) {
    public JobPace {
        requirePositive("checkpoint", checkpoint);
        requirePositive("batchWait", batchWait);
        requirePositive("rowsWait", rowsWait);
        if (batch < 1 || rowsAtOnce < 1) {
            throw new IllegalArgumentException(
                    "batch %d and rowsAtOnce %d must be at least 1".formatted(batch, rowsAtOnce));
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("%s must be longer than nothing, not %s".formatted(name, duration));
        }
    }
}
