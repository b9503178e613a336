/**
 * Replaces the rows of the dimension tables by those of the reference data, and adds the crossings that codes create. Must not know
 * facts.
 */
@NullMarked
package io.landport.store.dimension;

import org.jspecify.annotations.NullMarked;
