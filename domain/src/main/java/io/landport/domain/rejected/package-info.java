/**
 * Rejections as lists of operators show them: what they are about and when they were published, never a value of a document. Must not
 * know where they are kept.
 */
@NullMarked
package io.landport.domain.rejected;

import org.jspecify.annotations.NullMarked;
