package io.landport.operations.copy;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record with the timestamp that decides its received day.
 *
 * @param timestamp the greatest timestamp so far in the record's partition, in milliseconds
 */
record TimedRecord(ConsumerRecord<byte[], byte[]> record, long timestamp) {}
