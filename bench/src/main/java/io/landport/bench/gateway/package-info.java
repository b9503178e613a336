/**
 * Measures the gateway: sends documents over HTTP to a gateway process and reads its answers. It must not know how the gateway works inside.
 */
@NullMarked
package io.landport.bench.gateway;

import org.jspecify.annotations.NullMarked;
