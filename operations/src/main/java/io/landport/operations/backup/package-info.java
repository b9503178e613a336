/** Backs up what cannot be recomputed, and restores it. */
@NullMarked
package io.landport.operations.backup;

import org.jspecify.annotations.NullMarked;
