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

/** The cluster, asked through Kafka's admin client. */
final class AdminClusterMetadata implements ClusterMetadata {
    private final Admin admin;

    /** @param admin closed with this */
    AdminClusterMetadata(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions)
            throws BrokerUnavailableException {
        Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        String clusterId = answer(admin.describeCluster().clusterId());
        Map<String, TopicDescription> descriptions =
                answer(admin.describeTopics(topics).allTopicNames());
        Map<TopicPartition, ListOffsetsResultInfo> beginnings = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());

        Map<TopicPartition, Extent> extents = new HashMap<>();
        for (TopicPartition partition : partitions) {
            extents.put(
                    partition,
                    new Extent(
                            clusterId,
                            answered(descriptions, partition.topic()).topicId().toString(),
                            answered(beginnings, partition).offset(),
                            answered(ends, partition).offset()));
        }
        return extents;
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws BrokerUnavailableException {
        return answer(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)))
                .all());
    }

    private static <K, V> V answered(Map<K, V> answers, K question) {
        return Objects.requireNonNull(answers.get(question), () -> "Kafka left out " + question);
    }

    private static <T> T answer(KafkaFuture<T> future) throws BrokerUnavailableException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RetriableException) {
                throw new BrokerUnavailableException(failure.getCause());
            }
            throw new KafkaException("cannot ask Kafka about the topics: " + failure.getMessage(), failure);
        }
    }
}
