/** A request from its first byte to its response. Must not know who may use a route. */
@NullMarked
package io.landport.http.request;

import org.jspecify.annotations.NullMarked;
