/** Tests of the views of {@code watch}. */
@NullMarked
package io.landport.launcher.watch;

import org.jspecify.annotations.NullMarked;
