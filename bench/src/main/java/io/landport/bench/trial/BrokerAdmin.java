package io.landport.bench.trial;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Asks the broker from outside how far things are, and makes and removes topics. */
public final class Watch implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final short REPLICAS = 1;

    private final Admin admin;

    public Watch(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Makes an input topic; its partitions are filled by the generator. */
    public void make(InputTopic input) {
        make(List.of(topic(input.topic(), input.partitions(), input.settings())));
    }

    /** Makes output topics. */
    public void makeAll(Collection<OutputTopic> outputs) {
        make(outputs.stream()
                .map(output -> topic(output.name(), output.partitions(), output.settings()))
                .toList());
    }

    /** Removes these topics, and all whose name begins with a prefix, and returns once they are gone. */
    public void remove(Collection<String> topics, String prefix) {
        List<String> gone = names().stream()
                .filter(name -> topics.contains(name) || name.startsWith(prefix))
                .toList();
        settled(admin.deleteTopics(gone).all());
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
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return 0; // it has not joined yet
            }
            throw new IllegalStateException("cannot ask for the offsets of " + group, failed);
        }
    }

    /** The sum of the ends of a topic's partitions as committed readers see them. */
    public long end(String topic, int partitions) {
        return settled(admin.listOffsets(
                                IntStream.range(0, partitions)
                                        .mapToObj(partition -> new TopicPartition(topic, partition))
                                        .collect(Collectors.toMap(
                                                partition -> partition, partition -> OffsetSpec.latest())),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    private void make(List<NewTopic> topics) {
        settled(admin.createTopics(topics).all());
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, REPLICAS).configs(new HashMap<>(settings));
    }

    private Collection<String> names() {
        return new ArrayList<>(settled(admin.listTopics().names()));
    }

    private static <T> T settled(KafkaFuture<T> asked) {
        try {
            return answer(asked);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the broker refuses", failed);
        }
    }

    private static <T> T answer(KafkaFuture<T> asked) throws ExecutionException {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the broker does not answer", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
