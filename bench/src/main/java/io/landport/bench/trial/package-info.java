/**
 * One candidate measured once, and what several times say together. Reads offsets, rows and {@code /proc} from outside;
 * guarantees that all candidates are timed by the same rule. Must not know who they are.
 */
@NullMarked
package io.landport.bench.trial;

import org.jspecify.annotations.NullMarked;
