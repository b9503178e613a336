package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the OpenAPI document of a running front door to its routes and executes the examples in it. Each operation has an example for each
 * of its required parameters and at least one for its body. The response must have the first documented status of success, or 501 if
 * none is documented, a documented media type, and the form of the documented example: the same text, or JSON with the same members.
 */
public final class OpenApiContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final FrontDoor door;
    private final Function<Role, String> tokens;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param tokens the header {@code Authorization} for a role */
    public OpenApiContract(FrontDoor door, Function<Role, String> tokens) {
        this.door = door;
        this.tokens = tokens;
    }

    /** Fails if a route is not documented, a documented one does not exist, or one admits other callers than documented. */
    public void checkRoutes() {
        assertThat(operations())
                .containsExactlyInAnyOrderElementsOf(
                        door.routes().stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(door.routes())
                .allSatisfy(route -> assertThat(operation(route).path("security"))
                        .as("security of %s", route.name())
                        .hasToString(route.access().isOpen() ? "[]" : "[{\"token\":[]}]"));
    }

    /** Executes every example and returns the executed requests, such as {@code GET /health/live}. */
    public List<String> executeExamples() throws Exception {
        List<String> executed = new ArrayList<>();
        for (Route route : door.routes()) {
            for (Body body : bodies(operation(route))) {
                executed.add(execute(route, body));
            }
        }
        return executed;
    }

    private String execute(Route route, Body body) throws Exception {
        JsonNode operation = operation(route);
        String path = path(route, operation);
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(path))
                .timeout(TIMEOUT)
                .method(route.method().name(), body.publisher());
        if (body.mediaType() != null) {
            request.header("Content-Type", body.mediaType());
        }
        route.access().roles().stream()
                .sorted()
                .findFirst()
                .ifPresent(role -> request.header("Authorization", tokens.apply(role)));
        check(
                route.method().name() + ' ' + path,
                operation,
                client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        return route.method().name() + ' ' + path;
    }

    private static void check(String name, JsonNode operation, HttpResponse<String> response) throws Exception {
        Map.Entry<String, JsonNode> success = operation.path("responses").properties().stream()
                .filter(documented -> documented.getKey().startsWith("2")
                        || documented.getKey().equals("501"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no status of success"));
        assertThat(Integer.toString(response.statusCode()))
                .as("status of %s: %s", name, response.body())
                .isEqualTo(success.getKey());
        String mediaType = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        JsonNode content = success.getValue().path("content").path(mediaType);
        assertThat(content.isMissingNode())
                .as("media type %s of %s is documented", mediaType, name)
                .isFalse();
        if (content.has("example")) {
            checkForm(name, content.get("example"), response.body());
        }
    }

    private static void checkForm(String name, JsonNode example, String body) throws Exception {
        if (example.isTextual()) {
            assertThat(body).as(name).isEqualTo(example.asText());
        } else {
            assertThat(members(JSON.readTree(body))).as("members of %s", name).isEqualTo(members(example));
        }
    }

    /** The names of all members, with their places; elements of a list have the same place. */
    private static Set<String> members(JsonNode node) {
        TreeSet<String> names = new TreeSet<>();
        node.properties().forEach(member -> {
            names.add(member.getKey());
            members(member.getValue()).forEach(inner -> names.add(member.getKey() + '/' + inner));
        });
        if (node.isArray()) {
            node.forEach(element -> names.addAll(members(element)));
        }
        return names;
    }

    private static String path(Route route, JsonNode operation) {
        String path = route.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            boolean isInPath = parameter.path("in").asText().equals("path");
            assertThat(parameter.has("example")
                            || !(isInPath || parameter.path("required").asBoolean()))
                    .as("parameter %s of %s has an example", name, route.name())
                    .isTrue();
            if (parameter.has("example")) {
                String value = URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8);
                if (isInPath) {
                    path = path.replace('{' + name + '}', value);
                } else {
                    query.add(name + '=' + value);
                }
            }
        }
        return query.isEmpty() ? path : path + '?' + String.join("&", query);
    }

    /** Method and path of each documented operation, such as {@code GET /health/live}. */
    private Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        door.document()
                .root()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey())));
        return operations;
    }

    private JsonNode operation(Route route) {
        return door.document()
                .root()
                .path("paths")
                .path(route.path())
                .path(route.method().name().toLowerCase(Locale.ROOT));
    }

    private static List<Body> bodies(JsonNode operation) {
        if (!operation.has("requestBody")) {
            return List.of(new Body(null, ""));
        }
        List<Body> bodies = new ArrayList<>();
        operation.path("requestBody").path("content").properties().forEach(content -> {
            content.getValue()
                    .path("examples")
                    .forEach(example -> bodies.add(body(content.getKey(), example.path("value"))));
            if (content.getValue().has("example")) {
                bodies.add(body(content.getKey(), content.getValue().get("example")));
            }
        });
        assertThat(bodies)
                .as("examples of the body of %s", operation.path("operationId"))
                .isNotEmpty();
        return bodies;
    }

    private static Body body(String mediaType, JsonNode example) {
        return new Body(mediaType, example.isTextual() ? example.asText() : example.toString());
    }

    private record Body(@Nullable String mediaType, String text) {
        HttpRequest.BodyPublisher publisher() {
            return mediaType == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text);
        }
    }
}
