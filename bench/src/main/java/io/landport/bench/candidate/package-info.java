/**
 * What a peer has to say of itself to take part: the processes that it consists of, what it reads, and where its totals are
 * found. Guarantees that all are measured alike. Must not know any peer.
 */
@NullMarked
package io.landport.bench.candidate;

import org.jspecify.annotations.NullMarked;
