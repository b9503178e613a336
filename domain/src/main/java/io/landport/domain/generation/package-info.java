/**
 * What is fixed for a generation of an installation: its partitions, its reference data, the state of its topology. Must not
 * know how a generation is built.
 */
@NullMarked
package io.landport.domain.generation;

import org.jspecify.annotations.NullMarked;
