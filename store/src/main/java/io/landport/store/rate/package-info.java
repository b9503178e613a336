/**
 * Reads files of exchange rates as authorities publish them, returns rates and invalid rows, and guarantees that every row is one or
 * the other. Must not know the store.
 */
@NullMarked
package io.landport.store.rate;

import org.jspecify.annotations.NullMarked;
