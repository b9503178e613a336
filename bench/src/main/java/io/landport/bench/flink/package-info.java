/**
 * The peer in Flink SQL. Reads documents that are judged already, writes daily totals to a topic or a table of its own, and
 * guarantees that what Flink reads is what Landport reads. Must not know Flink: the job has a module and a class path of its
 * own.
 */
@NullMarked
package io.landport.bench.flink;

import org.jspecify.annotations.NullMarked;
