/**
 * Landport as it is shipped: the streams and the consumer stage. Guarantees the settings of an installation. Must not know the
 * peers.
 */
@NullMarked
package io.landport.bench.shipped;

import org.jspecify.annotations.NullMarked;
