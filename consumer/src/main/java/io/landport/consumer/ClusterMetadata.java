package io.landport.consumer;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What the Kafka cluster reports about partitions, to be compared with what the store has recorded. */
interface ClusterMetadata extends AutoCloseable {

    /**
     * Returns the metadata of each partition.
     *
     * @throws BrokerUnavailableException if the cluster does not answer, or does not know one of the topics
     */
    Map<TopicPartition, PartitionMetadata> describe(Collection<TopicPartition> partitions)
            throws BrokerUnavailableException;

    @Override
    void close();

    /**
     * A partition as the cluster describes it.
     *
     * @param beginning offset of its first record
     * @param end offset after its last record
     */
    record PartitionMetadata(String clusterId, String topicId, long beginning, long end) {}
}
