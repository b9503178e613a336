/**
 * Copies the topics, and the rows of the store, from which an installation can be recomputed to a folder, and restores them into an empty
 * installation. Guarantees that a damaged file is found before anything is restored. Must not know what documents mean.
 */
@NullMarked
package io.landport.launcher.backup;

import org.jspecify.annotations.NullMarked;
