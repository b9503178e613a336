@NullMarked
package io.landport.chart;

import org.jspecify.annotations.NullMarked;
