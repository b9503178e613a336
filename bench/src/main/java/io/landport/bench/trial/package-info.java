/**
 * Measures a candidate once. Reads offsets, rows and {@code /proc} from outside; guarantees that all candidates are timed by the same
 * rule. Must not know any candidate.
 */
@NullMarked
package io.landport.bench.trial;

import org.jspecify.annotations.NullMarked;
