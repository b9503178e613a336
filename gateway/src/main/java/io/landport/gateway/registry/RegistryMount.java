package io.landport.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.landport.contract.DocumentSchema;
import io.landport.contract.SchemaCatalog;
import io.landport.contract.SchemaCatalog.SchemaVersion;
import io.landport.contract.Topics;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.request.RequestBody;
import io.landport.http.token.Access;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves {@code /registry}: what deserializers ask a schema registry for; and {@code /asyncapi.json}, which describes the topics. */
public final class RegistryMount implements Mount {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final BodyLimits BODY = new BodyLimits(64 * 1024, 64 * 1024, Duration.ofSeconds(30));
    private static final String LATEST = "latest";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String JSON_TYPE = "JSON";

    private final Supplier<Topics> topics;

    /** @param topics of the live generation */
    public RegistryMount(Supplier<Topics> topics) {
        this.topics = topics;
    }

    private SchemaCatalog catalog() {
        return new SchemaCatalog(topics.get());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                get(
                        "/asyncapi.json",
                        context -> context.contentType("application/json")
                                .result(JSON.writeValueAsBytes(new AsyncApi(topics.get()).document()))),
                get("/registry/subjects", context -> answer(context, catalog().subjects())),
                get("/registry/subjects/{subject}/versions", this::versions),
                get("/registry/subjects/{subject}/versions/{version}", this::version),
                get("/registry/subjects/{subject}/versions/{version}/schema", this::schemaOfVersion),
                Route.post("/registry/subjects/{subject}", Access.OPEN, BODY, this::find),
                get("/registry/schemas/ids/{id}", this::schema),
                get("/registry/schemas/ids/{id}/versions", this::uses),
                get("/registry/schemas/types", context -> answer(context, List.of("AVRO", JSON_TYPE))),
                get("/registry/config", context -> answer(context, Map.of("compatibilityLevel", "FULL_TRANSITIVE"))));
    }

    @Override
    public String openApi() {
        return Resources.text(RegistryMount.class, "openapi.json");
    }

    private void versions(Context context) throws JsonProcessingException {
        List<SchemaVersion> versions = catalog().versions(context.pathParam("subject"));
        if (versions.isEmpty()) {
            RegistryError.SUBJECT.answer(context);
        } else {
            answer(context, versions.stream().map(SchemaVersion::version).toList());
        }
    }

    private void version(Context context) throws JsonProcessingException {
        Optional<SchemaVersion> found = findVersion(context);
        if (found.isPresent()) {
            answer(context, members(found.get()));
        }
    }

    private void schemaOfVersion(Context context) throws JsonProcessingException {
        Optional<SchemaVersion> found = findVersion(context);
        if (found.isPresent()) {
            context.contentType(MEDIA_TYPE).result(found.get().schema());
        }
    }

    private void find(Context context) throws IOException {
        SchemaCatalog catalog = catalog();
        String subject = context.pathParam("subject");
        if (catalog.versions(subject).isEmpty()) {
            RegistryError.SUBJECT.answer(context);
            return;
        }
        Optional<SchemaVersion> found = sentSchema(context).flatMap(schema -> catalog.find(subject, schema));
        if (found.isPresent()) {
            answer(context, members(found.get()));
        } else {
            RegistryError.SCHEMA.answer(context);
        }
    }

    private void schema(Context context) throws JsonProcessingException {
        Optional<Integer> id = id(context);
        Optional<String> schema = id.flatMap(known -> catalog().schema(known));
        if (schema.isPresent()) {
            boolean isOfJson = id.get() == DocumentSchema.ID;
            answer(
                    context,
                    isOfJson
                            ? Map.of("schemaType", JSON_TYPE, "schema", schema.get())
                            : Map.of("schema", schema.get()));
        } else {
            RegistryError.SCHEMA.answer(context);
        }
    }

    private void uses(Context context) throws JsonProcessingException {
        List<SchemaVersion> uses = id(context).map(id -> catalog().uses(id)).orElse(List.of());
        if (uses.isEmpty()) {
            RegistryError.SCHEMA.answer(context);
        } else {
            answer(
                    context,
                    uses.stream()
                            .map(use -> Map.of("subject", use.subject(), "version", use.version()))
                            .toList());
        }
    }

    /** The version that the path names; if there is none, the error is the answer. */
    private Optional<SchemaVersion> findVersion(Context context) throws JsonProcessingException {
        List<SchemaVersion> versions = catalog().versions(context.pathParam("subject"));
        String version = context.pathParam("version");
        if (versions.isEmpty()) {
            RegistryError.SUBJECT.answer(context);
            return Optional.empty();
        }
        if (version.equals(LATEST)) {
            return Optional.of(versions.get(versions.size() - 1));
        }
        Optional<SchemaVersion> found = versions.stream()
                .filter(known -> Integer.toString(known.version()).equals(version))
                .findFirst();
        if (found.isEmpty()) {
            RegistryError.VERSION.answer(context);
        }
        return found;
    }

    private static Optional<Integer> id(Context context) {
        try {
            return Optional.of(Integer.valueOf(context.pathParam("id")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> sentSchema(Context context) throws IOException {
        try {
            JsonNode body = JSON.readTree(RequestBody.of(context));
            return Optional.ofNullable(body.path("schema").textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> members(SchemaVersion version) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", version.subject());
        members.put("version", version.version());
        members.put("id", version.id());
        if (version.isOfJson()) {
            members.put("schemaType", JSON_TYPE);
        }
        members.put("schema", version.schema());
        return members;
    }

    private static void answer(Context context, Object members) throws JsonProcessingException {
        context.contentType(MEDIA_TYPE).result(JSON.writeValueAsBytes(members));
    }

    private static Route get(String path, Handler handler) {
        return Route.get(path, Access.OPEN, handler);
    }

    /** Errors as clients of a registry expect them. */
    private enum RegistryError {
        SUBJECT(40_401, "Subject not found"),
        VERSION(40_402, "Version not found"),
        SCHEMA(40_403, "Schema not found");

        private static final int NOT_FOUND = 404;

        private final int code;
        private final String message;

        RegistryError(int code, String message) {
            this.code = code;
            this.message = message;
        }

        void answer(Context context) throws JsonProcessingException {
            context.status(NOT_FOUND);
            RegistryMount.answer(context, Map.of("error_code", code, "message", message));
        }
    }
}
