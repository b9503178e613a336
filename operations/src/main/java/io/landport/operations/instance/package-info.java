/** Runs the whole pipeline on embedded servers. Must not know commands. */
@NullMarked
package io.landport.operations.instance;

import org.jspecify.annotations.NullMarked;
