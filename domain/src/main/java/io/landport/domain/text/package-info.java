/** Compares names as people type them, derives codes from names of constants, and lists the languages of texts. Must not know what they name. */
@NullMarked
package io.landport.domain.text;

import org.jspecify.annotations.NullMarked;
