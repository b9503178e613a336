/**
 * E-commerce counted once: which lists summaries name, and what has become of them. Must not know how either is found out.
 */
@NullMarked
package io.landport.domain.summary;

import org.jspecify.annotations.NullMarked;
