/**
 * What people see on a terminal: tables that are redrawn in place, or printed one below the other where the output is no
 * terminal. Reads no topic and no store.
 */
@NullMarked
package io.landport.launcher.screen;

import org.jspecify.annotations.NullMarked;
