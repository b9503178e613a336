package io.landport.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Schema ids from a registry with Confluent's REST API. Registers a schema at its first use, under full transitive
 * compatibility, and fetches each id once. Bundled ids are resolved from the bundle, so data that was written before the
 * registry was added can be read. Retries a request for 30 s before it fails.
 */
public final class RegistrySchemas implements SchemaIds {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    /** Each version of a schema has its own id in each subject. */
    private record Registered(String subject, Schema schema) {}

    private final URI registry;
    private final Duration retryTimeout;
    private final Optional<String> login;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final BundledSchemas bundled = new BundledSchemas();
    private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * @param registry root of the API, such as {@code http://localhost:8081/apis/ccompat/v7}, optionally with a login for basic
     *     authentication, {@code http://user:password@host/}
     */
    public RegistrySchemas(URI registry) {
        this(registry, RETRY_TIMEOUT);
    }

    RegistrySchemas(URI registry, Duration retryTimeout) {
        this.retryTimeout = retryTimeout;
        String root = registry.toString();
        this.registry = URI.create(root.endsWith("/") ? root : root + '/');
        this.login = Optional.ofNullable(registry.getUserInfo()).map(RegistrySchemas::basic);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new Registered(subject, schema), this::register);
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        if (id >= BundledSchemas.FIRST_ID) {
            return bundled.schemaOf(id);
        }
        if (id < 0) {
            return Optional.empty();
        }
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Schema> found = fetch(id);
        found.ifPresent(schema -> schemas.put(id, schema));
        return found;
    }

    /** Later versions add optional members, which earlier ones refuse: each can read what was written by those before. */
    @Override
    public void publishDocumentSchema(String subject) {
        register(
                subject,
                "the JSON schema of documents in subject " + subject,
                "BACKWARD_TRANSITIVE",
                json.createObjectNode().put("schemaType", "JSON").put("schema", DocumentSchema.text()));
    }

    private int register(Registered wanted) {
        return register(
                wanted.subject(),
                "schema " + wanted.schema().getFullName() + " of subject " + wanted.subject(),
                "FULL_TRANSITIVE",
                json.createObjectNode().put("schema", wanted.schema().toString()));
    }

    private int register(String subject, String what, String compatibility, JsonNode schema) {
        String path = URLEncoder.encode(subject, StandardCharsets.UTF_8);
        expect(send("PUT", "config/" + path, json.createObjectNode().put("compatibility", compatibility)), what);
        JsonNode answer = expect(send("POST", "subjects/" + path + "/versions", schema), what);
        if (!answer.path("id").canConvertToInt()) {
            throw new RegistryException("schema registry " + address() + " returned no id for " + what, null);
        }
        return answer.path("id").asInt();
    }

    private Optional<Schema> fetch(int id) {
        HttpResponse<String> response = send(request("schemas/ids/" + id).GET().build());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        String text = expect(response, "schema id " + id).path("schema").asText();
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(String method, String path, JsonNode body) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE + ", application/json");
        login.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    /** The client of the JDK does not log in with what is in the address. */
    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest request) {
        long deadline = System.nanoTime() + retryTimeout.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < SERVER_ERROR || System.nanoTime() > deadline) {
                    return response;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new RegistryException(
                            "schema registry " + address()
                                    + " does not respond: check that it is running and that the address is right",
                            e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RegistryException("interrupted while waiting for schema registry " + address(), e);
            }
            LockSupport.parkNanos(RETRY_DELAY.toNanos());
        }
    }

    /** Without user, password and token. */
    private String address() {
        return registry.toString().replaceFirst("//[^/?#]*@", "//").replaceFirst("\\?.*", "");
    }

    private JsonNode expect(HttpResponse<String> response, String what) {
        if (response.statusCode() != OK) {
            throw new RegistryException(
                    "schema registry " + address() + " rejected " + what + " with status " + response.statusCode()
                            + ": " + response.body(),
                    null);
        }
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new RegistryException(
                    "schema registry " + address() + " did not respond with JSON to "
                            + response.uri().getPath(),
                    e);
        }
    }
}
