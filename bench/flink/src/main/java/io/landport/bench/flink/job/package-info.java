/**
 * The job in Flink SQL. Reads judged documents from one topic, writes daily totals to another or to a table, guarantees what
 * Flink's exactly-once checkpoints do. Must not know Landport: what its public types say is plain Java, so that whoever starts
 * the job needs no Flink to compile.
 */
@NullMarked
package io.landport.bench.flink.job;

import org.jspecify.annotations.NullMarked;
