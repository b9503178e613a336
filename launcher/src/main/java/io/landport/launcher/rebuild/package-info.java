/**
 * Builds the next generation of an installation next to the live one and swaps the two. Reads the document topics with its own
 * streams and consumer, writes topics and a schema that are not read before the swap; guarantees that analysts see either all
 * of the old or all of the new generation. Must not know the meaning of figures.
 */
@NullMarked
package io.landport.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
