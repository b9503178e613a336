@NullMarked
package io.landport.launcher.monitor;

import org.jspecify.annotations.NullMarked;
