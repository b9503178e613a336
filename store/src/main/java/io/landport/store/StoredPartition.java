package io.landport.store;

/** A partition of a topic, as {@code sink_offset} names it. */
public record StoredPartition(String topic, int partition) {}
