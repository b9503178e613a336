/**
 * Reads the reference data (crossings, posts, sectors, regimes, schemes, sources, and the dimensions that describe them) from CSV
 * and answers questions on it.
 * Guarantees that what loaded is whole and unambiguous; knows nothing of documents.
 */
@NullMarked
package io.landport.domain.reference;

import org.jspecify.annotations.NullMarked;
