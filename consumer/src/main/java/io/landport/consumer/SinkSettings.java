package io.landport.consumer;

import io.landport.consumer.store.StoreAddress;
import java.util.Map;

/**
 * What a sink needs to know.
 *
 * @param kafka client properties by Kafka's own names, {@code bootstrap.servers} among them
 * @param prefix of topics and groups, may be empty
 * @param generation of the installation, counted from 1
 */
public record SinkSettings(Map<String, String> kafka, String prefix, StoreAddress store, int generation) {
    public SinkSettings {
        kafka = Map.copyOf(kafka);
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1 but is " + generation);
        }
    }

    /** The consumer group: all sinks of one installation share the partitions. */
    public String group() {
        return prefix + "landport-consumer";
    }
}
