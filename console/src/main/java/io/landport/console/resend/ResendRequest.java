package io.landport.console.resend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.view.OriginalJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an operator wants to send again.
 *
 * @param rejection id of the rejection, or topic, partition and offset of the dead letter
 * @param corrections of fields of the original; empty if the whole document was sent
 * @param document the whole corrected document; empty if fields of the original are corrected
 */
record ResendRequest(String rejection, List<Correction> corrections, Optional<ObjectNode> document) {
    private static final String REJECTION = "rejection";
    private static final String CORRECTIONS = "corrections";
    private static final String DOCUMENT = "document";
    private static final Set<String> MEMBERS = Set.of(REJECTION, CORRECTIONS, DOCUMENT);
    private static final int MOST = 200;
    private static final int LONGEST_DETAIL = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    ResendRequest {
        corrections = List.copyOf(corrections);
        if (rejection.isBlank()) {
            throw new IllegalArgumentException("rejection must be the id of a rejection or dead letter");
        }
        if (corrections.isEmpty() == document.isEmpty()) {
            throw new IllegalArgumentException("either corrections or document is needed");
        }
        if (corrections.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " corrections are taken");
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws IllegalArgumentException if it says something else; the message quotes no value
     * @throws IOException if it cannot be read
     */
    static ResendRequest read(InputStream body) throws IOException {
        JsonNode tree = tree(body);
        Set<String> unknown = new TreeSet<>();
        tree.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!tree.isObject() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("the body must be an object of " + new TreeSet<>(MEMBERS));
        }
        return new ResendRequest(tree.path(REJECTION).asText(), corrections(tree.path(CORRECTIONS)), document(tree));
    }

    /**
     * The corrected document as one line of JSON.
     *
     * @param original that is corrected
     * @throws IllegalArgumentException if corrections do not fit the original, or it cannot be corrected by fields
     */
    byte[] correct(Resendable original) {
        ObjectNode corrected = document.orElseGet(() -> original.rejection()
                .flatMap(rejection -> OriginalJson.of(rejection.original(), original.documents()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "fields of this original cannot be corrected: send the whole document")));
        return corrected(corrected, corrections);
    }

    /**
     * A document with corrections as one line of JSON. Changes the document.
     *
     * @throws IllegalArgumentException if corrections do not fit
     */
    static byte[] corrected(ObjectNode document, List<Correction> corrections) {
        corrections.forEach(correction -> correction.apply(document));
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the document cannot be written as JSON", e);
        }
    }

    /** What was corrected, without values. */
    String detail() {
        if (document.isPresent()) {
            return "whole document";
        }
        String fields = corrections.stream().map(Correction::name).collect(Collectors.joining(", "));
        return fields.length() <= LONGEST_DETAIL ? fields : fields.substring(0, LONGEST_DETAIL) + "...";
    }

    private static JsonNode tree(InputStream body) throws IOException {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: line "
                    + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
        }
    }

    private static List<Correction> corrections(JsonNode list) {
        if (list.isMissingNode()) {
            return List.of();
        }
        List<Correction> corrections = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!entry.path("pointer").isTextual() || !entry.has("value")) {
                throw new IllegalArgumentException("a correction has a pointer and a value");
            }
            corrections.add(Correction.of(entry.path("pointer").asText(), entry.path("value")));
        }
        return corrections;
    }

    private static Optional<ObjectNode> document(JsonNode tree) {
        JsonNode document = tree.path(DOCUMENT);
        if (document.isMissingNode()) {
            return Optional.empty();
        }
        if (document instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw new IllegalArgumentException("document must be a JSON object");
    }
}
