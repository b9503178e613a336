/** Limits on what clients send: size, rate, concurrency. Must not know routes. */
@NullMarked
package io.landport.http.limit;

import org.jspecify.annotations.NullMarked;
