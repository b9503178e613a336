package io.landport.bench.trial;

import io.landport.bench.process.Usage;

/**
 * How far a candidate is, and what has been used for it, at one moment.
 *
 * @param nanos of {@link System#nanoTime}
 * @param consumed messages of the input whose offsets its group has committed
 * @param output records, and markers of transactions, that committed readers can see in the topic of its totals
 * @param program its processes together
 */
record Sample(long nanos, long consumed, long output, Usage program, Usage broker, Usage database) {}
