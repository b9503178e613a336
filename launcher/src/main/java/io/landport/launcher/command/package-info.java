/**
 * The commands. Each reads its options, hands them to a stage and prints what came of it; none holds a rule.
 */
@NullMarked
package io.landport.launcher.command;

import org.jspecify.annotations.NullMarked;
