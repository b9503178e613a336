/**
 * Lists rejections that are kept, beyond the latest ones that the page follows, and reads their originals. Guarantees that a request costs the
 * same however many rejections there are. Must not know SQL.
 */
@NullMarked
package io.landport.console.rejected;

import org.jspecify.annotations.NullMarked;
