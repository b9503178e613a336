@NullMarked
package io.landport.launcher.log;

import org.jspecify.annotations.NullMarked;
