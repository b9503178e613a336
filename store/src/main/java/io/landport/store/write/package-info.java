/**
 * Writes batches of totals, fates, rejections, lists, receipts and other rows; guarantees that a batch and its offsets are committed
 * together or not at all. Must not know how records are read, nor how the schema is migrated.
 */
@NullMarked
package io.landport.store.write;

import org.jspecify.annotations.NullMarked;
