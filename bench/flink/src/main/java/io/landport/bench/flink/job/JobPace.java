package io.landport.bench.flink.job;

import java.time.Duration;

/**
 * Intervals and batch sizes of Flink, which trade throughput against latency.
 *
 * @param checkpoint interval of checkpoints, which commit offsets and transactions
 * @param batchWait longest time that an operator collects messages; a checkpoint also ends a batch
 * @param batch largest number of messages of a batch
 * @param maxRows largest number of rows in a write to the database
 * @param rowsWait longest time that a row waits for others
 */
public record JobPace(Duration checkpoint, Duration batchWait, int batch, int maxRows, Duration rowsWait) {
    public JobPace {
        requirePositive("checkpoint", checkpoint);
        requirePositive("batchWait", batchWait);
        requirePositive("rowsWait", rowsWait);
        if (batch < 1 || maxRows < 1) {
            throw new IllegalArgumentException("batch %d and maxRows %d must be at least 1".formatted(batch, maxRows));
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("%s must be positive but is %s".formatted(name, duration));
        }
    }
}
