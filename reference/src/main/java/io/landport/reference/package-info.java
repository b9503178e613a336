/**
 * Reads a folder of CSV files, or the bundled one, and returns it as a {@link io.landport.domain.reference.Reference}.
 * Guarantees that a folder is complete and unambiguous: otherwise it reports every problem with its file and row. Must not
 * know Kafka or SQL.
 */
@NullMarked
package io.landport.reference;

import org.jspecify.annotations.NullMarked;
