package io.landport.producer.publish;

import io.landport.domain.document.DocumentId;
import org.apache.kafka.common.TopicPartition;

/** Receives the offsets of published documents, on the thread of the Kafka client, in the order of each partition. */
@FunctionalInterface
public interface Acknowledgements {
    /** Keeps none. */
    Acknowledgements NONE = (partition, offset, id, place) -> {};

    /** A document that was read at a place is in Kafka. */
    void acknowledged(TopicPartition partition, long offset, DocumentId id, DocumentPlace place);
}
