/** Receipts in the store, in the order of their cursor. Must not know HTTP. */
@NullMarked
package io.landport.query.receipt;

import org.jspecify.annotations.NullMarked;
