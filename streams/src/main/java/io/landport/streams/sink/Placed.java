package io.landport.streams.sink;

/**
 * A value with the partition that it is written to.
 *
 * @param partition of the topic, from 0
 */
public record Placed<V>(V value, int partition) {}
