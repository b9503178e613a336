/**
 * The bench's commands and the list of candidates. Writes figures to standard output and to a file. Guarantees that a
 * candidate whose totals are wrong has no figure.
 */
@NullMarked
package io.landport.bench;

import org.jspecify.annotations.NullMarked;
