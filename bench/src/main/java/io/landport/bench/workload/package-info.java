/**
 * The generated documents and what they must add up to. Guarantees that a message depends on seed and index alone, so that
 * any process can make any part of the input, and that the oracle shares no code with what it checks. Must not know Kafka.
 */
@NullMarked
package io.landport.bench.workload;

import org.jspecify.annotations.NullMarked;
