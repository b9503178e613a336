package io.landport.consumer;

import io.landport.consumer.ClusterMetadata.PartitionMetadata;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions assigned to this member and their positions. They are read from the store's offsets, never from Kafka's. A
 * partition is paused from its assignment until its stored offset is known, so an unavailable store delays reading but not the
 * rebalance.
 */
final class AssignedPartitions implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(AssignedPartitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final ClusterMetadata cluster;
    private final Store store;
    private final int generation;
    private final Set<String> expiringTopics;
    private final Map<TopicPartition, Position> positions = new HashMap<>();
    private final Set<TopicPartition> suspended = new HashSet<>();
    private boolean isAssigned;
    private long assignment;

    /** @param expiringTopics names of topics whose retention deletes records, read or not */
    AssignedPartitions(
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            Store store,
            int generation,
            Set<String> expiringTopics) {
        this.consumer = consumer;
        this.cluster = cluster;
        this.store = store;
        this.generation = generation;
        this.expiringTopics = Set.copyOf(expiringTopics);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        isAssigned = true;
        assignment++;
        consumer.pause(partitions);
        // Any position will do while it is paused; without one the client would ask Kafka for a committed offset.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        suspended.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        assignment++;
        partitions.forEach(positions::remove);
        suspended.removeAll(partitions);
    }

    /** Whether the group has assigned partitions and all that this member got are being read. */
    boolean areAllReading() {
        return isAssigned && suspended.isEmpty();
    }

    /** The number of the assignment, which changes with every change of the assigned partitions and with a suspension. */
    long assignment() {
        return assignment;
    }

    /**
     * The changes of position that polls caused.
     *
     * @param nextOffsets by partition, the offset to be read next
     */
    List<OffsetAdvance> advances(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
        List<OffsetAdvance> advances = new ArrayList<>();
        nextOffsets.forEach((partition, next) -> {
            Position from = positions.get(partition);
            if (from == null) {
                throw new IllegalStateException(partition + " was read without a stored offset");
            }
            if (next.offset() > from.next()) {
                advances.add(new OffsetAdvance(from, next.offset()));
            }
        });
        return advances;
    }

    /** Sets the positions after the store has committed these advances. */
    void committed(Collection<OffsetAdvance> advances) {
        for (OffsetAdvance advance : advances) {
            Position from = advance.from();
            positions.put(partition(from), from.moveTo(advance.to()));
        }
    }

    /** Pauses all partitions until {@link #resume}, which reads what was not committed again. */
    void suspend() {
        assignment++;
        suspended.addAll(positions.keySet());
        positions.clear();
        consumer.pause(suspended);
    }

    /**
     * Reads suspended partitions from the store's offsets. If another member changes an offset meanwhile, they stay suspended.
     *
     * @throws StoreException if the store was filled from another topic or cluster, or the topic no longer has the records that
     *     the store needs next
     */
    void resume() throws StoreUnavailableException, BrokerUnavailableException {
        if (suspended.isEmpty()) {
            return;
        }
        List<Position> allStored = store.initialize(beginnings());
        // After the stored offsets: another member may advance one beyond an end that was read before it.
        Map<TopicPartition, PartitionMetadata> metadata = cluster.describe(suspended);
        Map<TopicPartition, Position> starts = new HashMap<>();
        List<OffsetAdvance> skipped = new ArrayList<>();
        for (Position stored : allStored) {
            TopicPartition partition = partition(stored);
            PartitionMetadata actual = metadata.get(partition);
            if (actual == null) {
                throw new IllegalStateException("the store returned an offset of " + partition + ", not requested");
            }
            Position start = start(stored, actual);
            PositionCheck.require(start, identity(partition, actual), actual);
            starts.put(partition, start);
            if (start.next() > stored.next()) {
                skipped.add(new OffsetAdvance(stored, start.next()));
            }
        }
        if (!skipped.isEmpty() && !store.write(new Batch(), skipped)) {
            return;
        }
        starts.forEach((partition, start) -> consumer.seek(partition, start.next()));
        positions.putAll(starts);
        consumer.resume(suspended);
        suspended.clear();
    }

    /** The beginnings of the suspended partitions, at which the store starts those that it does not know. */
    private List<Position> beginnings() throws BrokerUnavailableException {
        List<Position> beginnings = new ArrayList<>();
        cluster.describe(suspended)
                .forEach((partition, actual) ->
                        beginnings.add(new Position(identity(partition, actual), actual.beginning())));
        return beginnings;
    }

    /** The stored position, or the beginning of an expiring topic if that is later; logs how many records are skipped. */
    private Position start(Position stored, PartitionMetadata actual) {
        long expired = actual.beginning() - stored.next();
        if (expired <= 0 || !expiringTopics.contains(stored.identity().topic())) {
            return stored;
        }
        log.atWarn()
                .addKeyValue("topic", stored.identity().topic())
                .addKeyValue("partition", stored.identity().partition())
                .addKeyValue("offset", stored.next())
                .log("{} records expired before they were written to the store:", expired);
        return stored.moveTo(actual.beginning());
    }

    private PartitionIdentity identity(TopicPartition partition, PartitionMetadata actual) {
        return new PartitionIdentity(
                partition.topic(), partition.partition(), actual.topicId(), actual.clusterId(), generation);
    }

    private static TopicPartition partition(Position position) {
        return new TopicPartition(
                position.identity().topic(), position.identity().partition());
    }
}
