/** Mapping files: what they say, read from YAML. Must not know rows. */
@NullMarked
package io.landport.format.mapping;

import org.jspecify.annotations.NullMarked;
