/** Keys, tables and text on a terminal, padded by display width. Must not know what is shown. */
@NullMarked
package io.landport.terminal;

import org.jspecify.annotations.NullMarked;
