/** Upgrades while other processes run: who runs which version, and the format level on which all agree. Must not know commands. */
@NullMarked
package io.landport.operations.upgrade;

import org.jspecify.annotations.NullMarked;
