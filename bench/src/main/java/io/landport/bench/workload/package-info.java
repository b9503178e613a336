/**
 * The generated documents and their expected totals. Guarantees that a message depends on seed and index only, so that any process
 * can generate any part of the input, and that the oracle shares no code with the candidates. Must not know Kafka.
 */
@NullMarked
package io.landport.bench.workload;

import org.jspecify.annotations.NullMarked;
