package io.landport.console.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads offsets and members from Kafka, and positions from the store. Not thread-safe. */
public final class PipelineProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineProbe.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String group;
    private final List<String> topics;
    private final StoredPositions store;
    private final Clock clock;
    private boolean isStoreAway;

    /**
     * @param client connection properties
     * @param group the application id of streams
     * @param topics of documents and totals
     */
    public PipelineProbe(
            Map<String, String> client, String group, Collection<String> topics, StoredPositions store, Clock clock) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
        this.admin = Admin.create(properties);
        this.group = group;
        this.topics = List.copyOf(topics);
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes a sample.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public PipelineSample sample() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(topics).allTopicNames());
        descriptions.forEach((name, description) -> description
                .partitions()
                .forEach(
                        partition -> latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return new PipelineSample(clock.instant(), ends, committed(), stored(), members());
    }

    @Override
    public void close() {
        admin.close(TIMEOUT);
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    private List<PipelineSample.Member> members() {
        try {
            Map<String, ConsumerGroupDescription> groups =
                    get(admin.describeConsumerGroups(List.of(group)).all());
            return groups.values().stream()
                    .flatMap(described -> described.members().stream())
                    .map(member -> new PipelineSample.Member(
                            member.clientId(),
                            member.host(),
                            member.assignment().topicPartitions().stream()
                                    .filter(partition -> topics.contains(partition.topic()))
                                    .map(TopicPartition::toString)
                                    .sorted()
                                    .toList()))
                    .toList();
        } catch (KafkaException e) {
            // A group without members does not exist.
            return List.of();
        }
    }

    private Optional<Map<TopicPartition, Long>> stored() {
        try {
            Map<TopicPartition, Long> positions = store.read();
            isStoreAway = false;
            return Optional.of(positions);
        } catch (RuntimeException e) {
            if (!isStoreAway) {
                LOG.warn("the console cannot read the positions of the store: {}", e.getMessage());
                isStoreAway = true;
            }
            return Optional.empty();
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for Kafka", e);
        }
    }
}
