package io.landport.contract;

import io.landport.contract.wire.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The bundled schemas as a registry lists them: by id, and by subject and version. The versions of a subject are all bundled schemas with the
 * name of its values, from the oldest on.
 */
public final class SchemaCatalog {
    private final BundledSchemas bundled = new BundledSchemas();
    private final Map<String, List<SchemaVersion>> subjects = new TreeMap<>();

    /** @param topics whose values are subjects */
    public SchemaCatalog(Topics topics) {
        for (Topic<?> topic : topics.all()) {
            RecordFormat<?> format = topic.format();
            if (format != null) {
                subjects.put(
                        topic.subject(),
                        versions(topic.subject(), format.schema().getFullName()));
            }
        }
    }

    /** A schema in a subject. */
    public record SchemaVersion(String subject, int version, int id, String schema) {}

    /** The schema with this id, as JSON. */
    public Optional<String> schema(int id) {
        return bundled.schemaOf(id).map(Schema::toString);
    }

    /** The names of all subjects. */
    public List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** The versions of a subject, from the oldest on; empty if there is no such subject. */
    public List<SchemaVersion> versions(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    /** The subjects and versions that have this id. */
    public List<SchemaVersion> uses(int id) {
        return subjects.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id() == id)
                .toList();
    }

    /**
     * The version of a subject that has this schema.
     *
     * @param schema as JSON; empty is returned if it is not a schema
     */
    public Optional<SchemaVersion> find(String subject, String schema) {
        try {
            Schema wanted = new Schema.Parser().parse(schema);
            return versions(subject).stream()
                    .filter(version -> bundled.schemaOf(version.id())
                            .filter(wanted::equals)
                            .isPresent())
                    .findFirst();
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    private List<SchemaVersion> versions(String subject, String name) {
        List<SchemaVersion> versions = new ArrayList<>();
        List<Schema> all = bundled.all();
        for (int index = 0; index < all.size(); index++) {
            Schema schema = all.get(index);
            if (schema.getFullName().equals(name)) {
                versions.add(new SchemaVersion(
                        subject, versions.size() + 1, BundledSchemas.FIRST_ID + index, schema.toString()));
            }
        }
        return List.copyOf(versions);
    }
}
