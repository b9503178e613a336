@NullMarked
package io.landport.intake;

import org.jspecify.annotations.NullMarked;
