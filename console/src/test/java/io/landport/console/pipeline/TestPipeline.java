package io.landport.console.pipeline;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.monitor.ObservedPipeline;
import io.landport.reference.ReferenceReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** A pipeline whose store has nothing. */
public final class TestPipeline {
    private TestPipeline() {}

    /**
     * The first generation.
     *
     * @param client connection properties of Kafka
     * @param storedOffsets is asked when a sample begins
     */
    public static ObservedPipeline of(Map<String, String> client, Supplier<Map<TopicPartition, Long>> storedOffsets) {
        return new ObservedPipeline(
                1,
                client,
                new Topics(""),
                new Wire(new BundledSchemas()),
                ReferenceReader.bundled(),
                "application",
                List.of(),
                storedOffsets,
                Map::of,
                List::of,
                Map::of);
    }
}
