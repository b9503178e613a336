/**
 * The formats of records. Reads and writes domain values as Avro bodies, field by field in the order of the schemas.
 * Guarantees that each format reads what it writes. Must not know topics.
 */
@NullMarked
package io.landport.contract.wire;

import org.jspecify.annotations.NullMarked;
