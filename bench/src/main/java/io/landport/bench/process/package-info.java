/**
 * The processes of a benchmark: programs, broker, database, and what each has used. Reads {@code /proc}, so it is for Linux
 * alone. Guarantees that no process outlives the bench. Must not know what is measured.
 */
@NullMarked
package io.landport.bench.process;

import org.jspecify.annotations.NullMarked;
