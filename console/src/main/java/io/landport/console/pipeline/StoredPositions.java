package io.landport.console.pipeline;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Up to which offsets the store has written the aggregate topics. */
@FunctionalInterface
public interface StoredPositions {

    /**
     * The next offset by partition.
     *
     * @throws RuntimeException if the store cannot be reached
     */
    Map<TopicPartition, Long> read();
}
