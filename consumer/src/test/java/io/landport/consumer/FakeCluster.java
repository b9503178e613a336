package io.landport.consumer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A cluster that says what the test wants. */
final class FakeCluster implements ClusterMetadata {
    String clusterId = "cluster-id";
    String topicId = "topic-id";
    long beginning;
    long end = 1_000;
    boolean isAway;
    boolean isClosed;

    @Override
    public Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions)
            throws BrokerUnavailableException {
        if (isAway) {
            throw new BrokerUnavailableException(new TimeoutException("no broker in 5 s"));
        }
        Map<TopicPartition, Extent> extents = new HashMap<>();
        partitions.forEach(partition -> extents.put(partition, new Extent(clusterId, topicId, beginning, end)));
        return extents;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
