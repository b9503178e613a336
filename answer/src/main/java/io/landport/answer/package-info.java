/**
 * Reads columns, rows and their provenance, writes answers as tables, CSV, JSON, Parquet, xlsx or SDMX-CSV, and guarantees that each format
 * has the same figures. Must not know SQL, HTTP, or where the rows are from.
 */
@NullMarked
package io.landport.answer;

import org.jspecify.annotations.NullMarked;
