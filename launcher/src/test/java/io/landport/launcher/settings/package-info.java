/** Reads and writes temporary folders only; guarantees that no test sees the environment of the machine. */
@NullMarked
package io.landport.launcher.settings;

import org.jspecify.annotations.NullMarked;
