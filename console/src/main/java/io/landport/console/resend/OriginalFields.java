package io.landport.console.resend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.view.Mask;
import io.landport.console.view.OriginalJson;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Rejection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of an original with masked values, each with its JSON pointer. */
final class OriginalFields {
    private static final int MOST = 500;
    private static final String LINES = "/revision/lines";
    private static final Set<String> OF_DOCUMENT = Set.of("channel", "source", "documentId", "references");

    private OriginalFields() {}

    /** {@code fields}, the {@code pointer} of the one that is wrong, and {@code codes} of fields; no fields if the original is no JSON. */
    static ObjectNode of(Resendable original) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = json.putArray("fields");
        String source = original.rejection()
                .map(Rejection::document)
                .map(DocumentId::source)
                .orElse("");
        json.set("codes", FieldCodes.of(original.reference(), source));
        original.rejection()
                .ifPresent(rejection -> OriginalJson.of(rejection.original(), original.documents())
                        .ifPresent(tree -> {
                            add(fields, "", Mask.tree(tree));
                            wrong(rejection, tree).ifPresent(pointer -> json.put("pointer", pointer));
                        }));
        return json;
    }

    private static void add(ArrayNode fields, String pointer, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> add(fields, pointer + '/' + escaped(member.getKey()), member.getValue()));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                add(fields, pointer + '/' + index, node.get(index));
            }
        } else if (fields.size() < MOST) {
            fields.addObject().put("pointer", pointer).put("value", node.asText());
        }
    }

    /** The pointer of the field that a document was rejected for. */
    static Optional<String> wrong(Rejection rejection, JsonNode tree) {
        FieldLocation location = rejection.location();
        if (location == null || location.field().startsWith("/")) {
            return Optional.empty();
        }
        Integer line = location.line();
        if (line != null) {
            return Optional.of(LINES + '/' + (line - 1) + '/' + escaped(location.field()));
        }
        if (OF_DOCUMENT.contains(location.field())) {
            return Optional.of('/' + location.field());
        }
        String part = Stream.of("decision", "cancellation")
                .filter(tree::has)
                .findFirst()
                .orElse("revision");
        return Optional.of('/' + part + '/' + escaped(location.field()));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
