/**
 * Reads and writes the bytes that only streams sees: its state and what its two halves pass on. Guarantees small numbers in
 * few bytes and no garbage beyond the values. Must not know stores or topics.
 */
@NullMarked
package io.landport.streams.packed;

import org.jspecify.annotations.NullMarked;
