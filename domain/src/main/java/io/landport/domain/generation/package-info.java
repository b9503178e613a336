/**
 * What is fixed for a generation: partition counts, reference data and topology version. Must not know how a generation is
 * built.
 */
@NullMarked
package io.landport.domain.generation;

import org.jspecify.annotations.NullMarked;
