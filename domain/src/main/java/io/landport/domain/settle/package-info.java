/**
 * Reads judged messages of one document, decides which revision counts, and answers with signed changes and fates.
 * Guarantees that the order of arrival does not change what counts.
 */
@NullMarked
package io.landport.domain.settle;

import org.jspecify.annotations.NullMarked;
