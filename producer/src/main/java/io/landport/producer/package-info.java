/**
 * Reads the given inputs, writes their documents and rejections to a destination, guarantees that the report accounts for
 * every row. Must not know the command line or any topic's content beyond the destination it is given.
 */
@NullMarked
package io.landport.producer;

import org.jspecify.annotations.NullMarked;
