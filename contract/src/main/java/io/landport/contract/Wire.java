package io.landport.contract;

import java.net.URI;
import java.util.Optional;

/** The wire format of an installation: makes the codec and the serde of each topic. */
public final class Wire {
    private final SchemaIds ids;

    public Wire(SchemaIds ids) {
        this.ids = ids;
    }

    /** Ids from the registry where there is one, and from the bundle otherwise. */
    public static Wire with(Optional<URI> registry) {
        return new Wire(registry.<SchemaIds>map(RegistrySchemas::new).orElseGet(BundledSchemas::new));
    }

    /**
     * The codec of a topic's values. Safe for use by several threads.
     *
     * @throws IllegalArgumentException if the topic's values are bytes as they came
     */
    public <V> Codec<V> codec(Topic<V> topic) {
        if (topic.format() == null) {
            throw new IllegalArgumentException(topic.name() + " holds bytes as they came");
        }
        return new Codec<>(ids, topic.subject(), topic.format());
    }

    /** The codec of a topic's values as Kafka wants it. */
    public <V> WireSerde<V> serde(Topic<V> topic) {
        return new WireSerde<>(topic.name(), codec(topic));
    }
}
