/**
 * Creates, compares and swaps the generations of the store, and keeps the rows that users fill. Must not know how a generation is filled.
 */
@NullMarked
package io.landport.store.generation;

import org.jspecify.annotations.NullMarked;
