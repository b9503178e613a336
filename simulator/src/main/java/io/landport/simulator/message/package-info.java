/** Simulated declarations as messages of customs systems in XML. */
@NullMarked
package io.landport.simulator.message;

import org.jspecify.annotations.NullMarked;
