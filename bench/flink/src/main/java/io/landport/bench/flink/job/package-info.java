/**
 * The job in Flink SQL. Reads judged documents from one topic and writes daily totals to another or to a table, with the guarantees of
 * Flink's exactly-once checkpoints. Must not know Landport. Its public types are plain Java, so that the bench compiles without
 * Flink.
 */
@NullMarked
package io.landport.bench.flink.job;

import org.jspecify.annotations.NullMarked;
