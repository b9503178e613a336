/** Reads the quality of what a source reported in a year, and writes it as a page or a workbook. Must not know HTTP or a terminal. */
@NullMarked
package io.landport.query.report;

import org.jspecify.annotations.NullMarked;
