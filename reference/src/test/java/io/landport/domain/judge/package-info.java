/** Tests of the judge that need the bundled reference data, which is read by a module above {@code domain}. */
@NullMarked
package io.landport.domain.judge;

import org.jspecify.annotations.NullMarked;
