package io.landport.store.write;

/**
 * A partition of a topic, identified by the ids of topic and cluster: a topic that was deleted and created again has the same name but
 * another id.
 *
 * @param generation of the installation, counted from 1
 */
public record PartitionIdentity(String topic, int partition, String topicId, String clusterId, int generation) {}
