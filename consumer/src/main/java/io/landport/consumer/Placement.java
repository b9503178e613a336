package io.landport.consumer;

import io.landport.consumer.ClusterMetadata.Extent;
import io.landport.store.Batch;
import io.landport.store.OffsetAdvance;
import io.landport.store.PartitionIdentity;
import io.landport.store.Position;
import io.landport.store.Store;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
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
 * Where the assigned partitions are read from: the store's offsets, never Kafka's. A partition is paused from its
 * assignment until it is placed, so that a store which is away delays reading and nothing else.
 */
final class Placement implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(Placement.class);

    private final Consumer<byte[], byte[]> consumer;
    private final ClusterMetadata cluster;
    private final Store store;
    private final int generation;
    private final Set<String> forgetful;
    private final Map<TopicPartition, Position> placed = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();
    private boolean isAssigned;

    /** @param forgetful names of topics that delete records in time, read or not */
    Placement(
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            Store store,
            int generation,
            Set<String> forgetful) {
        this.consumer = consumer;
        this.cluster = cluster;
        this.store = store;
        this.generation = generation;
        this.forgetful = Set.copyOf(forgetful);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        isAssigned = true;
        consumer.pause(partitions);
        // Any position will do while it is paused; without one the client would ask Kafka for a committed offset.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        waiting.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(placed::remove);
        waiting.removeAll(partitions);
    }

    /** Whether the group has given out its partitions and all that came here are being read. */
    boolean isComplete() {
        return isAssigned && waiting.isEmpty();
    }

    /** How far each partition was read, of those that the poll brought forward. */
    List<OffsetAdvance> moves(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
        List<OffsetAdvance> moves = new ArrayList<>();
        nextOffsets.forEach((partition, next) -> {
            Position from = placed.get(partition);
            if (from == null) {
                throw new IllegalStateException(partition + " was read before it was placed");
            }
            if (next.offset() > from.next()) {
                moves.add(new OffsetAdvance(from, next.offset()));
            }
        });
        return moves;
    }

    /** Takes note that the store has made these moves. */
    void moved(Collection<OffsetAdvance> moves) {
        for (OffsetAdvance move : moves) {
            PartitionIdentity identity = move.from().identity();
            placed.put(
                    new TopicPartition(identity.topic(), identity.partition()),
                    move.from().movedTo(move.to()));
        }
    }

    /** Stops reading all partitions until they are placed again: what was read since the last write is forgotten. */
    void suspend() {
        waiting.addAll(placed.keySet());
        placed.clear();
        consumer.pause(waiting);
    }

    /**
     * Places what waits to be placed.
     *
     * @throws StoreException if the store was filled from another topic or cluster, or the topic no longer has what the store
     *     has yet to read
     */
    void place() throws StoreUnavailableException, BrokerUnavailableException {
        if (waiting.isEmpty()) {
            return;
        }
        Map<TopicPartition, Extent> extents = cluster.extents(waiting);
        List<Position> beginnings = new ArrayList<>();
        extents.forEach(
                (partition, extent) -> beginnings.add(new Position(identity(partition, extent), extent.beginning())));
        Map<TopicPartition, Position> starts = new HashMap<>();
        List<OffsetAdvance> passedOver = new ArrayList<>();
        for (Position stored : store.takeUp(beginnings)) {
            PartitionIdentity identity = stored.identity();
            TopicPartition partition = new TopicPartition(identity.topic(), identity.partition());
            Extent extent = extents.get(partition);
            if (extent == null) {
                throw new IllegalStateException("the store answers for " + partition + ", which was not asked");
            }
            Position start = start(stored, extent);
            Continuity.check(start, identity(partition, extent), extent);
            starts.put(partition, start);
            if (start.next() > stored.next()) {
                passedOver.add(new OffsetAdvance(stored, start.next()));
            }
        }
        if (!passedOver.isEmpty() && !store.write(new Batch(), passedOver)) {
            return; // another member was quicker: ask again how far the store is
        }
        starts.forEach((partition, start) -> consumer.seek(partition, start.next()));
        placed.putAll(starts);
        consumer.resume(waiting);
        waiting.clear();
    }

    /** Where to read on: what a forgetful topic no longer has is passed over, though not in silence. */
    private Position start(Position stored, Extent extent) {
        long lost = extent.beginning() - stored.next();
        if (lost <= 0 || !forgetful.contains(stored.identity().topic())) {
            return stored;
        }
        log.warn(
                "topic={} partition={} offset={}: {} records were past their time before the store had read them",
                stored.identity().topic(),
                stored.identity().partition(),
                stored.next(),
                lost);
        return stored.movedTo(extent.beginning());
    }

    private PartitionIdentity identity(TopicPartition partition, Extent extent) {
        return new PartitionIdentity(
                partition.topic(), partition.partition(), extent.topicId(), extent.clusterId(), generation);
    }
}
