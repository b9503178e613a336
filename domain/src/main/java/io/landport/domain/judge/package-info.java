/**
 * Accepts a document, with its contributions to totals, or rejects it with a reason. Guarantees that a verdict depends only on the
 * document, its received day and the reference data.
 */
@NullMarked
package io.landport.domain.judge;

import org.jspecify.annotations.NullMarked;
