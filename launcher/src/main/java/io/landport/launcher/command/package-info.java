/**
 * The commands. Each reads its options, calls a stage or another module and prints the result. Must not contain rules.
 */
@NullMarked
package io.landport.launcher.command;

import org.jspecify.annotations.NullMarked;
