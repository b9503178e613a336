/**
 * The processes of a benchmark (programs, broker, database) and their resource usage. Reads {@code /proc}, so it runs on Linux only.
 * Guarantees that no process outlives the bench. Must not know what is measured.
 */
@NullMarked
package io.landport.bench.process;

import org.jspecify.annotations.NullMarked;
