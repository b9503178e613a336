/** Compares names as people type them. Must not know what they name. */
@NullMarked
package io.landport.domain.text;

import org.jspecify.annotations.NullMarked;
