/**
 * Domain to Avro and back, field by field in the order of the schemas. Guarantees that what one writes the other reads;
 * nothing outside the contract module uses it but the stores of streams.
 */
@NullMarked
package io.landport.contract.wire;

import org.jspecify.annotations.NullMarked;
