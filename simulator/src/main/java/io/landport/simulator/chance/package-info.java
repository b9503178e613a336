/** Seeded random numbers and weighted choices. */
@NullMarked
package io.landport.simulator.chance;

import org.jspecify.annotations.NullMarked;
