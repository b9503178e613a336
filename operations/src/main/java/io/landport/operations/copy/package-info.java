/** Copies documents to topics with more partitions. */
@NullMarked
package io.landport.operations.copy;

import org.jspecify.annotations.NullMarked;
