/** Tests of the index of documents. */
@NullMarked
package io.landport.store.index;

import org.jspecify.annotations.NullMarked;
