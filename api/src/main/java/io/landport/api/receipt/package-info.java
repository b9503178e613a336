/** Receipts of documents over HTTP. Reads through query, and knows no SQL. */
@NullMarked
package io.landport.api.receipt;

import org.jspecify.annotations.NullMarked;
