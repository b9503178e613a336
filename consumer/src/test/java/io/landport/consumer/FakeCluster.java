package io.landport.consumer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A cluster whose metadata the test sets. */
final class FakeCluster implements ClusterMetadata {
    String clusterId = "cluster-id";
    String topicId = "topic-id";
    long beginning;
    long end = 1_000;
    boolean isUnavailable;
    boolean isClosed;

    /** How many records are written between two descriptions. */
    long growth;

    @Override
    public Map<TopicPartition, PartitionMetadata> describe(Collection<TopicPartition> partitions)
            throws BrokerUnavailableException {
        if (isUnavailable) {
            throw new BrokerUnavailableException(new TimeoutException("no broker in 5 s"));
        }
        Map<TopicPartition, PartitionMetadata> metadata = new HashMap<>();
        partitions.forEach(
                partition -> metadata.put(partition, new PartitionMetadata(clusterId, topicId, beginning, end)));
        end += growth;
        return metadata;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
