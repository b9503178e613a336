/** Reads the records behind a figure from the document topics, for explanations. */
@NullMarked
package io.landport.operations.explain;

import org.jspecify.annotations.NullMarked;
