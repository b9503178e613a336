@NullMarked
package io.landport.metrics;

import org.jspecify.annotations.NullMarked;
