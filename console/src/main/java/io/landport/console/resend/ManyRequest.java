package io.landport.console.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/**
 * Which rejections an operator corrects, and how.
 *
 * @param reason code
 * @param field that is wrong
 * @param value that the field has, as the page shows it; empty for those without a value or with a masked one
 * @param corrected the new value, not empty
 */
record ManyRequest(String reason, String source, String field, String value, String corrected) {
    private static final int LONGEST = 200;

    ManyRequest {
        if (reason.isEmpty() || source.isEmpty() || field.isEmpty() || corrected.isEmpty()) {
            throw new IllegalArgumentException("reason, source, field and corrected are needed");
        }
        if (Stream.of(reason, source, field, value, corrected).anyMatch(text -> text.length() > LONGEST)) {
            throw new IllegalArgumentException("a text has at most " + LONGEST + " characters");
        }
    }

    /** @throws IllegalArgumentException if the body says something else; the message quotes no value */
    static ManyRequest read(InputStream body) throws IOException {
        try {
            JsonNode tree = new ObjectMapper().readTree(body);
            return new ManyRequest(
                    text(tree, "reason"),
                    text(tree, "source"),
                    text(tree, "field"),
                    text(tree, "value"),
                    text(tree, "corrected"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON");
        }
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asText("");
    }

    boolean isAbout(WrongValue wrong) {
        return wrong.rejection().reason().code().equals(reason)
                && wrong.source().equals(source)
                && wrong.field().equals(field)
                && wrong.value().equals(value);
    }
}
