/**
 * Landport itself as it is shipped: the streams stage, and the sink behind it. Guarantees that nothing is set otherwise than
 * for an installation. Must not know the peers.
 */
@NullMarked
package io.landport.bench.shipped;

import org.jspecify.annotations.NullMarked;
