package io.landport.verify.recompute;

import io.landport.kafka.read.ProgressListener;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads records of the document topics. Called by several threads at the same time. */
@FunctionalInterface
public interface DocumentSource {
    /**
     * Passes on all records before the ends, each partition in offset order.
     *
     * @param progress is called with the number of offsets passed, and throws if the source should end
     */
    void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to, ProgressListener progress);
}
