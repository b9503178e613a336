package io.landport.bench.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Creates and deletes topics and reads offsets. */
public final class BrokerAdmin implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Admin admin;

    BrokerAdmin(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    public void create(Collection<NewTopic> topics) {
        complete(admin.createTopics(topics).all());
    }

    /** Deletes these topics and all with a prefix, and returns when they are gone. */
    public void delete(Collection<String> topics, String prefix) {
        List<String> gone = names().stream()
                .filter(name -> topics.contains(name) || name.startsWith(prefix))
                .toList();
        complete(admin.deleteTopics(gone).all());
        while (names().stream().anyMatch(gone::contains)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The sum of the offsets that a group has committed in a topic. */
    public long committed(String group, String topic) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0; // it has not joined yet
            }
            throw new IllegalStateException("cannot list the offsets of " + group, e);
        }
    }

    /** The sum of the end offsets of a topic's partitions for committed readers. */
    public long end(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return sum(latest, IsolationLevel.READ_COMMITTED);
    }

    /** The sum of the end offsets of these topics and all with a prefix, with records of open transactions. */
    public long ends(Collection<String> topics, String prefix) {
        List<String> counted = names().stream()
                .filter(name -> topics.contains(name) || name.startsWith(prefix))
                .toList();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        complete(admin.describeTopics(counted).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        return sum(latest, IsolationLevel.READ_UNCOMMITTED);
    }

    @Override
    public void close() {
        admin.close();
    }

    private long sum(Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
        return complete(admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                        .all())
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private Set<String> names() {
        return complete(admin.listTopics().names());
    }

    private static <T> T complete(KafkaFuture<T> future) {
        try {
            return answer(future);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker rejected the request", e);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
