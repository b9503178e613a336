package io.landport.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parsed JSON: an object as a map, anything else as text. */
final class JsonValue {
    static final JsonFactory FACTORY = new JsonFactory();

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private JsonValue() {}

    /** A whole input, which may have 16 MiB. */
    static byte[] bytes(Input input) throws IOException {
        byte[] bytes = input.open().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new InvalidFileException(input, "is larger than 16 MB");
        }
        return bytes;
    }

    /** The value that the parser is at: a map of an object, null of {@code null}, the text of a scalar, the JSON of an array. */
    static @Nullable Object read(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return object(in);
        }
        return in.currentToken().isScalarValue() ? in.getText() : json(in);
    }

    /** The JSON of the value that the parser is at. */
    static String json(JsonParser in) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, read(in));
        }
        return fields;
    }
}
