/** The commands as a user calls them, in this process; guarantees that no test sees the environment of the machine. */
@NullMarked
package io.landport.launcher.command;

import org.jspecify.annotations.NullMarked;
