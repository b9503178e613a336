/**
 * Reads changes, writes totals, windows, commodity totals and fate counts, guarantees that each is the sum of all changes and
 * that none that changed stays unpublished. Must not know documents.
 */
@NullMarked
package io.landport.streams.total;

import org.jspecify.annotations.NullMarked;
