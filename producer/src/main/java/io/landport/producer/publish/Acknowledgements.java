package io.landport.producer.publish;

import io.landport.domain.document.DocumentId;
import org.apache.kafka.common.TopicPartition;

/** Receives the offsets of published documents, on the thread of the Kafka client, in the order of each partition. */
@FunctionalInterface
public interface Acknowledgements {
    /** Ignores them. */
    Acknowledgements NONE = (partition, offset, id, place) -> {};

    /** Kafka has acknowledged a document that was read at this place. */
    void acknowledged(TopicPartition partition, long offset, DocumentId id, DocumentPlace place);
}
