/**
 * The whole pipeline under fire: every process of its own, so that each can be killed, and verified once it has settled.
 * Guarantees that equal seeds draw equal kills and equal documents on one day. Must not know how anything is computed.
 */
@NullMarked
package io.landport.bench.fire;

import org.jspecify.annotations.NullMarked;
