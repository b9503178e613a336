package io.landport.store;

/**
 * Which partition it really is: a topic that was deleted and created again has the same name and another id.
 *
 * @param generation of the installation, counted from 1
 */
public record PartitionIdentity(String topic, int partition, String topicId, String clusterId, int generation) {}
