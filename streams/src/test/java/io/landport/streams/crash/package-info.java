/**
 * The topology's own processors and tables, run without Kafka in many partitions that crash at any moment. Reads random
 * messages, writes what was published by committed transactions, and guarantees that nothing else outlives a crash. Must
 * not know how the processors work.
 */
@NullMarked
package io.landport.streams.crash;

import org.jspecify.annotations.NullMarked;
