/** TransBorder Freight files of the United States: bts-dot3. */
@NullMarked
package io.landport.format.bts;

import org.jspecify.annotations.NullMarked;
