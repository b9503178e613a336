/** Requests to URLs that others configured. Must not know the server. */
@NullMarked
package io.landport.http.client;

import org.jspecify.annotations.NullMarked;
