/** Tests of what people see on a terminal. */
@NullMarked
package io.landport.launcher.screen;

import org.jspecify.annotations.NullMarked;
