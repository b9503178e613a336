/** Tests of the formats. */
@NullMarked
package io.landport.answer;

import org.jspecify.annotations.NullMarked;
