/**
 * Builds the next generation of an installation beside the one that is live, and puts it into its place. Reads the document
 * topics through streams and consumer of its own, writes topics and a schema that nobody reads until it is done; guarantees
 * that readers see all of the one or all of the other. Must not know what a figure means.
 */
@NullMarked
package io.landport.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
