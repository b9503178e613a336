package io.landport.store;

/** A partition of a topic by name, as in {@code sink_offset}. */
public record StoredPartition(String topic, int partition) {}
