/** Measures what an instance costs when little happens, by process and by thread. It must not know how an instance works inside. */
@NullMarked
package io.landport.bench.idle;

import org.jspecify.annotations.NullMarked;
