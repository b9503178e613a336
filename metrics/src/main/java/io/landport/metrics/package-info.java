/**
 * The meters of a process. Reads what stages report once a batch and Kafka's own metrics; writes the text format of Prometheus at {@code
 * /metrics}. Guarantees that the number of time series is bounded: labels are topics, stages, sources of the reference data, fates, reasons,
 * state stores and partitions, never a document, a key or a message. Must not know how stages work.
 */
@NullMarked
package io.landport.metrics;

import org.jspecify.annotations.NullMarked;
