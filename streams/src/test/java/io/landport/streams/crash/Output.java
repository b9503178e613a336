package io.landport.streams.crash;

import org.apache.kafka.streams.processor.api.Record;

/**
 * What a processor forwarded.
 *
 * @param child whom it is for, by name; empty for the only one
 */
record Output(String child, Record<?, ?> record) {}
