@NullMarked
package io.landport.console;

import org.jspecify.annotations.NullMarked;
