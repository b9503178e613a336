package io.landport.consumer;

import io.landport.consumer.ClusterMetadata.PartitionMetadata;
import io.landport.store.StoreException;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.TopicTables;

/**
 * Checks that a stored position is valid for the partition as it is now: same cluster, topic and generation, and the record to
 * be read next exists or is yet to come. If not, only refilling the store from the topics makes it right.
 */
final class PositionCheck {
    private PositionCheck() {}

    /** @throws StoreException if the position is not valid */
    static void require(Position stored, PartitionIdentity actual, PartitionMetadata metadata) {
        PartitionIdentity known = stored.identity();
        if (!known.clusterId().equals(actual.clusterId())) {
            throw invalid(
                    stored,
                    "the store was filled from Kafka cluster " + known.clusterId() + ", and this is cluster "
                            + actual.clusterId() + ". If the address of Kafka or of the database is wrong, correct it");
        }
        if (known.generation() != actual.generation()) {
            throw invalid(
                    stored,
                    "the store belongs to generation " + known.generation()
                            + ", and this process to generation " + actual.generation()
                            + ". If the settings of this process are outdated, correct them");
        }
        if (!known.topicId().equals(actual.topicId())) {
            throw invalid(
                    stored,
                    "the topic was deleted and created again: the store was filled from topic id " + known.topicId()
                            + ", and the topic now has id " + actual.topicId());
        }
        if (stored.next() > metadata.end()) {
            throw invalid(
                    stored,
                    "the store has read up to offset " + stored.next() + ", and the topic ends at offset "
                            + metadata.end() + ": the topic has lost records that the store has counted");
        }
        if (stored.next() < metadata.beginning()) {
            throw invalid(
                    stored,
                    "the store has read up to offset " + stored.next() + ", and the topic begins at offset "
                            + metadata.beginning() + ": records were deleted before the store had read them");
        }
    }

    private static StoreException invalid(Position stored, String why) {
        PartitionIdentity known = stored.identity();
        return new StoreException(
                "cannot resume reading " + known.topic() + " partition " + known.partition() + ": " + why
                        + ". To refill the store from the topics, stop all consumers, and either configure an empty database"
                        + " or run in this one: " + TopicTables.emptying());
    }
}
