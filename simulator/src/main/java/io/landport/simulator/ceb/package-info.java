/** Simulated trade as messages of cross-border e-commerce in XML. */
@NullMarked
package io.landport.simulator.ceb;

import org.jspecify.annotations.NullMarked;
