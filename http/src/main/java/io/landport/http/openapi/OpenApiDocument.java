package io.landport.http.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** An OpenAPI 3.1 document. */
public final class OpenApiDocument {
    private final ObjectNode root;

    private OpenApiDocument(ObjectNode root) {
        this.root = root;
    }

    /**
     * Joins parts in their order.
     *
     * @param first with the version of OpenAPI and the title
     * @param parts with the members {@code paths}, {@code components} and {@code tags} at most
     * @throws IllegalArgumentException if a part is not JSON or defines again what another has defined
     */
    public static OpenApiDocument join(String first, List<String> parts) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = parse(json, first);
        for (String part : parts) {
            merge(root, parse(json, part), "");
        }
        return new OpenApiDocument(root);
    }

    public JsonNode root() {
        return root.deepCopy();
    }

    /** What the document says of an operation, which must not be changed; nothing if it does not have it. */
    JsonNode operation(String method, String path) {
        return root.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    /** As JSON, indented. */
    public String json() {
        return root.toPrettyString();
    }

    private static ObjectNode parse(ObjectMapper json, String text) {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("a part of the OpenAPI document is not an object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a part of the OpenAPI document is not JSON", e);
        }
    }

    private static void merge(ObjectNode into, ObjectNode part, String place) {
        part.properties().forEach(member -> {
            String name = place + '/' + member.getKey();
            JsonNode known = into.get(member.getKey());
            if (known == null) {
                into.set(member.getKey(), member.getValue());
            } else if (known instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more, name);
            } else if (known instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                throw new IllegalArgumentException("two parts of the OpenAPI document define " + name);
            }
        });
    }
}
