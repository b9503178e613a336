/** Texts in XML. */
@NullMarked
package io.landport.simulator.xml;

import org.jspecify.annotations.NullMarked;
