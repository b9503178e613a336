/**
 * Reads questions from HTTP requests, writes their answers as JSON, CSV, NDJSON, Parquet and SDMX-CSV, and guarantees that a link to
 * settled figures always has the same bytes. Must not know Kafka, SQL, or how the store is filled.
 */
@NullMarked
package io.landport.api;

import org.jspecify.annotations.NullMarked;
