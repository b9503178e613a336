package io.landport.bench.candidate;

import io.landport.contract.Topic;
import java.util.Map;

/**
 * A topic that a candidate writes. Created before each trial and deleted after it.
 *
 * @param settings of the topic, by Kafka's names
 */
public record OutputTopic(String name, int partitions, Map<String, String> settings) {
    public OutputTopic {
        settings = Map.copyOf(settings);
    }

    /** A topic of Landport. */
    public static OutputTopic of(Topic<?> topic) {
        return new OutputTopic(topic.name(), topic.partitions(), topic.settings());
    }
}
