/** Documents as rows: csv, and tables with a mapping file. */
@NullMarked
package io.landport.format.csv;

import org.jspecify.annotations.NullMarked;
