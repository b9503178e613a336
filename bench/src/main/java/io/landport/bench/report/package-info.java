/**
 * Figures as rows with named columns, printed as a table and written as JSON. Must not know what was measured.
 */
@NullMarked
package io.landport.bench.report;

import org.jspecify.annotations.NullMarked;
