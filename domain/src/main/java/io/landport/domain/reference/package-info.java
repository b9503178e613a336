/**
 * Reference data as values: crossings and the codes that map to them, sectors, regimes, schemes, sources, and the dimensions
 * that describe them. Maps a code to its crossing, sector or regime. Must not know files and documents.
 */
@NullMarked
package io.landport.domain.reference;

import org.jspecify.annotations.NullMarked;
