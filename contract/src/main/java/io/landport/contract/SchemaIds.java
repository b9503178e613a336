package io.landport.contract;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where the schema ids of the wire format come from and what they mean. Safe for use by several threads. */
public interface SchemaIds {

    /**
     * The id under which values of a topic are written.
     *
     * @param subject the topic's subject
     * @throws RegistryException if a registry refuses the schema or cannot be reached
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema that values of this id were written with, or empty if nobody knows it.
     *
     * @throws RegistryException if a registry cannot be reached
     */
    Optional<Schema> schemaOf(int id);
}
