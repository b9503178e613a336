/**
 * Reads partial sums, writes totals, changes, windows, commodity totals and fate counts, guarantees that each is the sum of
 * the latest of its origins and that none that changed stays unpublished. Must not know documents.
 */
@NullMarked
package io.landport.streams.total;

import org.jspecify.annotations.NullMarked;
