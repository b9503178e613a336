package io.landport.streams.crash;

import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that a processor forwarded.
 *
 * @param child name of the child, empty if the processor has only one
 */
record ForwardedRecord(String child, Record<?, ?> record) {}
