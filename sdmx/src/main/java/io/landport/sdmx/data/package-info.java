/** Data queries of SDMX REST and data messages. Reads figures as rows of questions, writes observations in series. */
@NullMarked
package io.landport.sdmx.data;

import org.jspecify.annotations.NullMarked;
