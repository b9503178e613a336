package io.landport.consumer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Reads the metadata with Kafka's admin client. */
final class AdminClusterMetadata implements ClusterMetadata {
    private final Admin admin;

    /** @param admin is closed with this instance */
    AdminClusterMetadata(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<TopicPartition, PartitionMetadata> describe(Collection<TopicPartition> partitions)
            throws BrokerUnavailableException {
        Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        String clusterId = await(admin.describeCluster().clusterId());
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(topics).allTopicNames());
        Map<TopicPartition, ListOffsetsResultInfo> beginnings = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());

        Map<TopicPartition, PartitionMetadata> metadata = new HashMap<>();
        for (TopicPartition partition : partitions) {
            metadata.put(
                    partition,
                    new PartitionMetadata(
                            clusterId,
                            required(descriptions, partition.topic()).topicId().toString(),
                            required(beginnings, partition).offset(),
                            required(ends, partition).offset()));
        }
        return metadata;
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws BrokerUnavailableException {
        return await(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)))
                .all());
    }

    private static <K, V> V required(Map<K, V> response, K key) {
        return Objects.requireNonNull(response.get(key), () -> "Kafka's response lacks " + key);
    }

    private static <T> T await(KafkaFuture<T> future) throws BrokerUnavailableException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new BrokerUnavailableException(e.getCause());
            }
            throw new KafkaException("cannot read the topic metadata from Kafka: " + e.getMessage(), e);
        }
    }
}
