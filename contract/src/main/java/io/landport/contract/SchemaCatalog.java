package io.landport.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.wire.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The bundled schemas as a registry lists them: by id, and by subject and version. The versions of a subject are all bundled schemas with
 * the name of its values, from the oldest on. Topics of feeds, which take any form, have the JSON schema of documents.
 */
public final class SchemaCatalog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BundledSchemas bundled = new BundledSchemas();
    private final Map<String, List<SchemaVersion>> subjects = new TreeMap<>();
    private final String ofDocuments = DocumentSchema.text();

    /** @param topics whose values are subjects */
    public SchemaCatalog(Topics topics) {
        topics.intakes().values().stream()
                .map(Topic::subject)
                .forEach(subject ->
                        subjects.put(subject, List.of(new SchemaVersion(subject, 1, DocumentSchema.ID, ofDocuments))));
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
    public record SchemaVersion(String subject, int version, int id, String schema) {
        /** Whether it is a JSON schema, and no Avro schema. */
        public boolean isOfJson() {
            return id == DocumentSchema.ID;
        }
    }

    /** The schema with this id, as JSON. */
    public Optional<String> schema(int id) {
        return id == DocumentSchema.ID
                ? Optional.of(ofDocuments)
                : bundled.schemaOf(id).map(Schema::toString);
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
        List<SchemaVersion> ofJson =
                versions(subject).stream().filter(SchemaVersion::isOfJson).toList();
        if (!ofJson.isEmpty()) {
            return ofJson.stream()
                    .filter(version -> isSame(version.schema(), schema))
                    .findFirst();
        }
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

    private static boolean isSame(String known, String sent) {
        try {
            return JSON.readTree(known).equals(JSON.readTree(sent));
        } catch (JsonProcessingException e) {
            return false;
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
