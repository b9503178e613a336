@NullMarked
package io.landport.api.explorer;

import org.jspecify.annotations.NullMarked;
