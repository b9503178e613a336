/**
 * The catalogue in the terms of SDMX: identifiers, data structures, versions of the standard, its errors and its media types. Must not
 * know HTTP, SQL or files.
 */
@NullMarked
package io.landport.sdmx;

import org.jspecify.annotations.NullMarked;
