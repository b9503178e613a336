/** Reads and writes temporary folders only; guarantees that no server outlives its test. */
@NullMarked
package io.landport.launcher.embedded;

import org.jspecify.annotations.NullMarked;
