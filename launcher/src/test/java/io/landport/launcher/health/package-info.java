/** Tests of liveness and readiness. */
@NullMarked
package io.landport.launcher.health;

import org.jspecify.annotations.NullMarked;
