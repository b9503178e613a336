/**
 * Counts what became of messages: each record read meets one fate, so the fates add up to the records read. Must not know
 * how they are counted.
 */
@NullMarked
package io.landport.domain.fate;

import org.jspecify.annotations.NullMarked;
