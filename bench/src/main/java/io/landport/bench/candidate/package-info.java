/**
 * The interface of a candidate: its processes, its input, and where its totals are. Guarantees that all candidates are measured in
 * the same way. Must not know any peer.
 */
@NullMarked
package io.landport.bench.candidate;

import org.jspecify.annotations.NullMarked;
