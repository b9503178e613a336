/**
 * Reads the store, writes answers as tables, CSV or JSON, and guarantees exact figures from one snapshot. Must not know Kafka, nor
 * how the store is filled.
 */
@NullMarked
package io.landport.query;

import org.jspecify.annotations.NullMarked;
