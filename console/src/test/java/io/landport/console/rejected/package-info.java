@NullMarked
package io.landport.console.rejected;

import org.jspecify.annotations.NullMarked;
