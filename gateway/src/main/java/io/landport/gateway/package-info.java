/**
 * Takes documents over HTTP, judges them and publishes them. Must not know the command line, the topology or the store.
 */
@NullMarked
package io.landport.gateway;

import org.jspecify.annotations.NullMarked;
