/** Tests of keys and screens, on a pseudo terminal where a terminal is needed. */
@NullMarked
package io.landport.launcher.terminal;

import org.jspecify.annotations.NullMarked;
