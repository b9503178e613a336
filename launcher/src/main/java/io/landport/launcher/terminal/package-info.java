/**
 * A terminal on which keys are pressed. Reads keys from the controlling terminal, writes lines to it; guarantees that the terminal is as before
 * when it is closed, and that no key and no text controls it. Must not know what is shown.
 */
@NullMarked
package io.landport.launcher.terminal;

import org.jspecify.annotations.NullMarked;
