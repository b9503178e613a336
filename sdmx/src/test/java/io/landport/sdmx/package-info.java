@NullMarked
package io.landport.sdmx;

import org.jspecify.annotations.NullMarked;
