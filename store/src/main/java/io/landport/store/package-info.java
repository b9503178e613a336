/**
 * Reads values of the domain, writes the tables of the store, guarantees that a batch and the offsets it came up to are
 * written together or not at all. Must not know how records are read.
 */
@NullMarked
package io.landport.store;

import org.jspecify.annotations.NullMarked;
