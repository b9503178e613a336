/**
 * The program: reads the environment once, wires the stages together and runs commands. Holds the only {@code main}.
 */
@NullMarked
package io.landport.launcher;

import org.jspecify.annotations.NullMarked;
