/**
 * What all stages agree on: topics with their key and value types, the wire format and schema ids. Reads and writes bytes
 * for domain types. Must not know where data comes from or goes.
 */
@NullMarked
package io.landport.contract;

import org.jspecify.annotations.NullMarked;
