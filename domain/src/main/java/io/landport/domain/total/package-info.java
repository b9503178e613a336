/**
 * Totals: exact amounts and the dimensions that they are grouped by. Guarantees that sums are not rounded and that an overflow
 * throws.
 */
@NullMarked
package io.landport.domain.total;

import org.jspecify.annotations.NullMarked;
