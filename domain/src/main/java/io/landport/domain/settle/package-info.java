/**
 * Settles the messages of a document. Reads judged messages; writes signed changes of totals and fates. Guarantees that the
 * order of arrival does not change what counts. Must not know other documents.
 */
@NullMarked
package io.landport.domain.settle;

import org.jspecify.annotations.NullMarked;
