/**
 * Receipts: the outcome of each revision of a document, and of each message that was not accepted. Reads the outcome of judging and
 * settling; guarantees that the last receipt of a key says what is true now. Must not know how receipts are stored.
 */
@NullMarked
package io.landport.domain.receipt;

import org.jspecify.annotations.NullMarked;
