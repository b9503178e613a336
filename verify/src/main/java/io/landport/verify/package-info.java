/**
 * Reads the document topics, recomputes all aggregates from them, and reports every key on which the aggregate topics or the store
 * differ. Writes temporary files only; its memory is bounded by its buffers. Must not know streams, with which it shares only the
 * rules of domain.
 */
@NullMarked
package io.landport.verify;

import org.jspecify.annotations.NullMarked;
