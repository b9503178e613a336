package io.landport.kafka.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.json.ValueJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON: topic, partition, offset, timestamp, key, headers and value. Text is text; a value in the wire format is decoded; other
 * bytes are in Base64. Originals of rejected documents and the details that quote them may name persons, and only their size is shown
 * unless they are asked for.
 */
final class RecordJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ORIGINAL = "original";
    private static final String DETAIL = "detail";

    private final ValueJson values;
    private final boolean holdsOriginals;
    private final boolean showsOriginals;

    /**
     * @param holdsOriginals whether the values of the topic are originals as they came
     * @param showsOriginals whether originals are shown
     */
    RecordJson(ValueJson values, boolean holdsOriginals, boolean showsOriginals) {
        this.values = values;
        this.holdsOriginals = holdsOriginals;
        this.showsOriginals = showsOriginals;
    }

    ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode node = JSON.objectNode();
        node.put("topic", record.topic());
        node.put("partition", record.partition());
        node.put("offset", record.offset());
        node.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        node.put("timestampType", record.timestampType().toString());
        node.set("key", text(record.key()));
        node.set("headers", headers(record));
        node.set("value", value(record.value()));
        return node;
    }

    private static ArrayNode headers(ConsumerRecord<byte[], byte[]> record) {
        ArrayNode headers = JSON.arrayNode();
        for (Header header : record.headers()) {
            ObjectNode node = headers.addObject();
            node.put("name", header.key());
            node.set("value", text(header.value()));
        }
        return headers;
    }

    private JsonNode value(byte @Nullable [] value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (holdsOriginals) {
            return showsOriginals ? text(value) : masked(value.length);
        }
        Optional<JsonNode> decoded = values.of(value);
        decoded.ifPresent(this::maskOriginal);
        return decoded.orElseGet(() -> base64(value));
    }

    /** A detail quotes the value that is wrong. */
    private void maskOriginal(JsonNode value) {
        if (!showsOriginals
                && value instanceof ObjectNode members
                && members.get(ORIGINAL) instanceof BinaryNode original) {
            members.set(ORIGINAL, masked(original.binaryValue().length));
            members.set(DETAIL, masked(members.path(DETAIL).asText().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    private static JsonNode masked(int bytes) {
        return JSON.objectNode().put("maskedBytes", bytes);
    }

    private static JsonNode base64(byte[] bytes) {
        return JSON.objectNode().set("base64", JSON.binaryNode(bytes));
    }

    /** UTF-8 as text, all else as Base64. */
    private static JsonNode text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return base64(bytes);
        }
    }
}
