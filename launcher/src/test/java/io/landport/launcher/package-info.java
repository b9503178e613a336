/** Reads the compiled modules and the project's pages; guarantees that what the pages promise of the code is so. */
@NullMarked
package io.landport.launcher;

import org.jspecify.annotations.NullMarked;
