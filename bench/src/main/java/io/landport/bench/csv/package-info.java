/**
 * Times the reading of CSV files with and without a mapping. Guarantees that both give the same documents. Must not know Kafka.
 */
@NullMarked
package io.landport.bench.csv;

import org.jspecify.annotations.NullMarked;
