/** Liveness and readiness over HTTP, for orchestrators. Must not know what the process does. */
@NullMarked
package io.landport.http.health;

import org.jspecify.annotations.NullMarked;
