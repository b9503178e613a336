/**
 * Values of any topic as JSON, for people. Reads the wire format with the schema that a value was written with; writes JSON trees.
 * Guarantees that no figure loses a digit. Must not know which topics there are.
 */
@NullMarked
package io.landport.contract.json;

import org.jspecify.annotations.NullMarked;
