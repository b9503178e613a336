/**
 * The commands of the bench and the list of candidates. Writes figures to standard output and to a file. Guarantees that a
 * candidate with wrong totals has no figures.
 */
@NullMarked
package io.landport.bench;

import org.jspecify.annotations.NullMarked;
