/**
 * Reads a document and the reference data, answers with a verdict: accepted with what it would count, or rejected with
 * a reason. Guarantees that a verdict depends on nothing but the document, its received day and the reference data.
 */
@NullMarked
package io.landport.domain.judge;

import org.jspecify.annotations.NullMarked;
