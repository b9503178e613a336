/**
 * Fills a store with 50 million daily rows and times its views. Reads and writes PostgreSQL only. Must not know Kafka.
 */
@NullMarked
package io.landport.bench.store;

import org.jspecify.annotations.NullMarked;
