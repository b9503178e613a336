/**
 * Serves the routes of a process over HTTP on one port. Guarantees for every route: TLS or loopback, a token of the declared role, bounded
 * size, time and number of requests, errors as problem details, and a log line without payload. Must not know what the routes do.
 */
@NullMarked
package io.landport.http;

import org.jspecify.annotations.NullMarked;
