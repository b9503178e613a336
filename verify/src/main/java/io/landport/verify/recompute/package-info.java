/** Recomputes figures from the documents. Must not know the aggregate topics or the store. */
@NullMarked
package io.landport.verify.recompute;

import org.jspecify.annotations.NullMarked;
