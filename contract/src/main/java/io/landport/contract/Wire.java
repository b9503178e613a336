package io.landport.contract;

import io.landport.contract.json.ValueJson;
import java.net.URI;
import java.util.Optional;

/** The wire format of an installation. Creates the codec and the serde of each topic. */
public final class Wire {
    private final SchemaIds ids;

    public Wire(SchemaIds ids) {
        this.ids = ids;
    }

    /** Uses the ids of the registry if there is one, otherwise the bundled ids. */
    public static Wire with(Optional<URI> registry) {
        return new Wire(registry.<SchemaIds>map(RegistrySchemas::new).orElseGet(BundledSchemas::new));
    }

    /**
     * The codec of the values of a topic. Thread-safe.
     *
     * @throws IllegalArgumentException if the values of the topic are not decoded
     */
    public <V> Codec<V> codec(Topic<V> topic) {
        if (topic.format() == null) {
            throw new IllegalArgumentException(topic.name() + " has no format: its values are not decoded");
        }
        return new Codec<>(ids, topic.subject(), topic.format());
    }

    /** Makes the JSON schema of documents known for the topics of feeds, if a registry is attached. */
    public void publishDocumentSchema(Topics topics) {
        topics.intakes().values().forEach(topic -> ids.publishDocumentSchema(topic.subject()));
    }

    /** Decodes the values of any topic for people. */
    public ValueJson json() {
        return new ValueJson(ids::schemaOf);
    }

    /** The serde of the values of a topic. */
    public <V> WireSerde<V> serde(Topic<V> topic) {
        return new WireSerde<>(topic.name(), codec(topic));
    }
}
