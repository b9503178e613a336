/**
 * Reference data as values: crossings and the codes that map to them, sectors, regimes, schemes, sources, and the dimensions
 * that describe them. Answers which crossing, sector or regime a code means. Knows no files and no documents.
 */
@NullMarked
package io.landport.domain.reference;

import org.jspecify.annotations.NullMarked;
