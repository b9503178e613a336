/** The formats of feeds by name. Must not know where documents go. */
@NullMarked
package io.landport.format;

import org.jspecify.annotations.NullMarked;
