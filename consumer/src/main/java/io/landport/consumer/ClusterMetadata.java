package io.landport.consumer;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What the cluster itself says about partitions, as opposed to what a store remembers of them. */
interface ClusterMetadata extends AutoCloseable {

    /**
     * Tells what each partition is and what it holds.
     *
     * @throws BrokerUnavailableException if the cluster does not answer, or does not have one of the topics just now
     */
    Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions) throws BrokerUnavailableException;

    @Override
    void close();

    /**
     * What a partition is and holds.
     *
     * @param beginning offset of its first record
     * @param end offset after its last record
     */
    record Extent(String clusterId, String topicId, long beginning, long end) {}
}
