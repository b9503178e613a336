package io.landport.bench.trial;

/**
 * Progress and resource usage of a candidate at one time.
 *
 * @param nanos {@link System#nanoTime}
 * @param consumed number of input messages whose offsets its group has committed
 * @param output number of records and transaction markers that committed readers can see in the topic of its totals
 */
record Sample(long nanos, long consumed, long output, Usage usage) {}
