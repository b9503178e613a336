/** A mapping applied to the columns of one file: turns rows into fields of documents. */
@NullMarked
package io.landport.format.mapping.bound;

import org.jspecify.annotations.NullMarked;
