@NullMarked
package io.landport.console.state;

import org.jspecify.annotations.NullMarked;
