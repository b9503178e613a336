package io.landport.contract;

import java.util.Optional;
import org.apache.avro.Schema;

/** Assigns and resolves the schema ids of the wire format. Thread-safe. */
public interface SchemaIds {

    /**
     * The id of a schema, with which the values of a topic are written.
     *
     * @param subject the subject of the topic
     * @throws RegistryException if the registry rejects the schema or cannot be reached
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema of an id, empty if it is unknown.
     *
     * @throws RegistryException if the registry cannot be reached
     */
    Optional<Schema> schemaOf(int id);

    /**
     * Makes the JSON schema of documents known, if a registry is attached.
     *
     * @param subject the subject of a topic of a feed
     * @throws RegistryException if the registry rejects the schema or cannot be reached
     */
    default void publishDocumentSchema(String subject) {}
}
