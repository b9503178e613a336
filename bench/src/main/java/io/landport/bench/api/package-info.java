/**
 * Readers of the HTTP API. Sends questions at fixed times and guarantees that the waiting of a late question is part of its time. Must not
 * know how the store is filled.
 */
@NullMarked
package io.landport.bench.api;

import org.jspecify.annotations.NullMarked;
