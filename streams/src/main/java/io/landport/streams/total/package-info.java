/**
 * Reads parcels of changes; writes daily totals and changes, windows, commodity totals, fate counts and positions.
 * Guarantees that each is the sum of all changes and that each changed one is published. Must not know documents.
 */
@NullMarked
package io.landport.streams.total;

import org.jspecify.annotations.NullMarked;
