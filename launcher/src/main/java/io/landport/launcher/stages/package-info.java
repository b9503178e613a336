/** Commands that run stages, until they are stopped. */
@NullMarked
package io.landport.launcher.stages;

import org.jspecify.annotations.NullMarked;
