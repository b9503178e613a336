/**
 * Kills processes of the whole pipeline under load and verifies its totals. Guarantees that equal seeds give equal kills and, on one
 * day, equal documents. Must not know how totals are computed.
 */
@NullMarked
package io.landport.bench.fire;

import org.jspecify.annotations.NullMarked;
