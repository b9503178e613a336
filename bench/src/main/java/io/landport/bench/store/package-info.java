/**
 * Fills a store with fifty million daily rows and times its ready views. Reads and writes PostgreSQL alone, guarantees that what
 * is asked is what stands in the table of times. Must not know Kafka.
 */
@NullMarked
package io.landport.bench.store;

import org.jspecify.annotations.NullMarked;
