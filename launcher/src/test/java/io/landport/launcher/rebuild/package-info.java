/** Tests the parts of a rebuild that need no server. */
@NullMarked
package io.landport.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
