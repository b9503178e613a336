/** Connects the routes of gateway, console and API with the live generation. Must not know commands. */
@NullMarked
package io.landport.operations.serve;

import org.jspecify.annotations.NullMarked;
