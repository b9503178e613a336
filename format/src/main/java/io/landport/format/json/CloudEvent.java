package io.landport.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent in JSON (structured mode), whose data is documents. Its other attributes must be there, and say nothing of a document. It is
 * read as a whole, because its data may come before its content type.
 *
 * @param mediaType of the data; null if the event does not say it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, and never compared
public record CloudEvent(@Nullable String mediaType, byte[] data) {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

    /**
     * Reads an event.
     *
     * @throws InvalidFileException if it is none
     */
    public static CloudEvent read(Input input) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        byte[] data = data(input, JsonValue.bytes(input), attributes);
        for (String name : REQUIRED) {
            if (attributes.getOrDefault(name, "").isEmpty()) {
                throw new InvalidFileException(input, "is no CloudEvent: it has no attribute " + name);
            }
        }
        return new CloudEvent(attributes.get("datacontenttype"), data);
    }

    private static byte[] data(Input input, byte[] event, Map<String, String> attributes) throws IOException {
        byte[] data = {};
        try (JsonParser in = JsonValue.FACTORY.createParser(event)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidFileException(input, "is no CloudEvent: it is no JSON object");
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                boolean isText = in.nextToken() == JsonToken.VALUE_STRING;
                if (name.equals("data_base64")) {
                    data = Base64.getDecoder().decode(in.getText());
                } else if (name.equals("data")) {
                    data = (isText ? in.getText() : JsonValue.json(in)).getBytes(StandardCharsets.UTF_8);
                } else {
                    attributes.put(name, String.valueOf(JsonValue.read(in)));
                }
            }
        } catch (JsonProcessingException | CharConversionException | IllegalArgumentException e) {
            throw new InvalidFileException(input, "is no CloudEvent: " + e.getMessage());
        }
        return data;
    }
}
