package io.landport.bench.trial;

import io.landport.bench.process.ResourceUsage;

/**
 * Progress and resource usage of a candidate at one time.
 *
 * @param nanos {@link System#nanoTime}
 * @param consumed number of input messages whose offsets its group has committed
 * @param output number of records and transaction markers that committed readers can see in the topic of its totals
 * @param program usage of all its processes
 */
record Sample(
        long nanos, long consumed, long output, ResourceUsage program, ResourceUsage broker, ResourceUsage database) {}
