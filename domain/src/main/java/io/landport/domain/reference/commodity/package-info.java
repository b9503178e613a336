/** Chapters, sections and sectors of commodities. Must not know where the reference data is read from. */
@NullMarked
package io.landport.domain.reference.commodity;

import org.jspecify.annotations.NullMarked;
