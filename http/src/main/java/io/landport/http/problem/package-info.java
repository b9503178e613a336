/** Errors of HTTP requests as problem details (RFC 9457). Must not know the server. */
@NullMarked
package io.landport.http.problem;

import org.jspecify.annotations.NullMarked;
