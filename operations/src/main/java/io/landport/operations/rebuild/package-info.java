/** Replays all documents into a new generation. */
@NullMarked
package io.landport.operations.rebuild;

import org.jspecify.annotations.NullMarked;
