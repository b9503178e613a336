@NullMarked
package io.landport.console.history;

import org.jspecify.annotations.NullMarked;
