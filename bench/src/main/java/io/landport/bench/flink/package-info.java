/**
 * The peer in Flink SQL. Reads judged documents and writes daily totals to its topic or table. Guarantees that Flink reads the same
 * documents as Landport. Must not know Flink: the job has its own module and class path.
 */
@NullMarked
package io.landport.bench.flink;

import org.jspecify.annotations.NullMarked;
