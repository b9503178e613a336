/**
 * Runs the processors and tables of the topology without Kafka, in several partitions that crash at any time. Reads random
 * messages; writes what committed transactions publish. Guarantees that nothing else survives a crash. Must not know how
 * the processors work.
 */
@NullMarked
package io.landport.streams.crash;

import org.jspecify.annotations.NullMarked;
