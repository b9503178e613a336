/**
 * Reads files of exchange rates as their authorities publish them, makes rates and what is wrong with rows, guarantees that a
 * row is either or named. Must not know the store.
 */
@NullMarked
package io.landport.store.rate;

import org.jspecify.annotations.NullMarked;
