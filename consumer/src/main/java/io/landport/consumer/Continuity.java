package io.landport.consumer;

import io.landport.consumer.ClusterMetadata.Extent;
import io.landport.store.PartitionIdentity;
import io.landport.store.Position;
import io.landport.store.StoreException;
import io.landport.store.TopicTables;

/** Whether a partition goes on where the store ends. If not, nothing short of filling the store anew makes it right. */
final class Continuity {
    private Continuity() {}

    /** @throws StoreException if it does not */
    static void check(Position stored, PartitionIdentity actual, Extent extent) {
        PartitionIdentity known = stored.identity();
        if (!known.clusterId().equals(actual.clusterId())) {
            throw refused(
                    stored,
                    "the store was filled from Kafka cluster " + known.clusterId() + ", and this is cluster "
                            + actual.clusterId() + ". If the address of Kafka or of the database is wrong, mend it");
        }
        if (known.generation() != actual.generation()) {
            throw refused(
                    stored,
                    "the store belongs to generation " + known.generation()
                            + ", and this process to generation " + actual.generation()
                            + ". If this process has old settings, mend them");
        }
        if (!known.topicId().equals(actual.topicId())) {
            throw refused(
                    stored,
                    "the topic was deleted and created again: the store was filled from topic id " + known.topicId()
                            + ", and the topic now has id " + actual.topicId());
        }
        if (stored.next() > extent.end()) {
            throw refused(
                    stored,
                    "the store has read up to offset " + stored.next() + ", and the topic ends at offset "
                            + extent.end() + ": the topic has lost records that the store has counted");
        }
        if (stored.next() < extent.beginning()) {
            throw refused(
                    stored,
                    "the store has read up to offset " + stored.next() + ", and the topic begins at offset "
                            + extent.beginning() + ": records were deleted before the store had read them");
        }
    }

    private static StoreException refused(Position stored, String why) {
        PartitionIdentity known = stored.identity();
        return new StoreException(
                "cannot go on reading " + known.topic() + " partition " + known.partition() + ": " + why
                        + ". To fill the store anew from the topics, stop all consumers, and either name an empty database or run"
                        + " in this one: " + TopicTables.emptying());
    }
}
