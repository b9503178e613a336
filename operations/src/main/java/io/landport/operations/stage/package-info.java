/** Creates the stages of a generation, with their settings, checks and meters. Must not know commands. */
@NullMarked
package io.landport.operations.stage;

import org.jspecify.annotations.NullMarked;
