/**
 * Reads and writes the bytes that only streams uses: its state and its internal topics. Guarantees few bytes for small
 * numbers and no allocation except for the values. Must not know stores or topics.
 */
@NullMarked
package io.landport.streams.packed;

import org.jspecify.annotations.NullMarked;
