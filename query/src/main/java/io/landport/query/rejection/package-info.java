/** Rejections in the store, in pages. Must not know who shows them. */
@NullMarked
package io.landport.query.rejection;

import org.jspecify.annotations.NullMarked;
