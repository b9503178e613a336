/** Messages of China's cross-border e-commerce as XML: cn-ceb. */
@NullMarked
package io.landport.format.ceb;

import org.jspecify.annotations.NullMarked;
