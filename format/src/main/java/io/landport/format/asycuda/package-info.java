/** Single administrative documents as ASYCUDA World exports them: asycuda-sad. */
@NullMarked
package io.landport.format.asycuda;

import org.jspecify.annotations.NullMarked;
