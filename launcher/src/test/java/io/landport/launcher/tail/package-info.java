@NullMarked
package io.landport.launcher.tail;

import org.jspecify.annotations.NullMarked;
