package io.landport.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Schema ids of a test. The schema that a codec writes with has {@link #OWN}. */
final class FakeIds implements SchemaIds {
    static final int OWN = 1;

    private final Map<Integer, Schema> schemas = new HashMap<>();

    FakeIds with(int id, Schema schema) {
        schemas.put(id, schema);
        return this;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        schemas.put(OWN, schema);
        return OWN;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return Optional.ofNullable(schemas.get(id));
    }
}
