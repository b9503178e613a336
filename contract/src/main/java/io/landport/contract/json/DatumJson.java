package io.landport.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro data as JSON: decimals as numbers, dates and times in ISO 8601 form, bytes in Base64. */
final class DatumJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DatumJson() {}

    static JsonNode of(Schema schema, @Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) value);
            case ARRAY -> array(schema, (Collection<?>) value);
            case MAP -> map(schema, (Map<?, ?>) value);
            case UNION -> of(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            case BYTES -> bytes(schema, contents((ByteBuffer) value));
            case FIXED -> bytes(schema, ((GenericFixed) value).bytes());
            case INT, LONG -> integer(schema, (Number) value);
            case FLOAT, DOUBLE -> JSON.numberNode(new BigDecimal(value.toString()));
            case BOOLEAN -> JSON.booleanNode((Boolean) value);
            case ENUM, STRING -> JSON.textNode(value.toString());
            case NULL -> JSON.nullNode();
        };
    }

    private static JsonNode record(IndexedRecord record) {
        ObjectNode node = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            node.set(field.name(), of(field.schema(), record.get(field.pos())));
        }
        return node;
    }

    private static JsonNode array(Schema schema, Collection<?> elements) {
        ArrayNode node = JSON.arrayNode();
        elements.forEach(element -> node.add(of(schema.getElementType(), element)));
        return node;
    }

    private static JsonNode map(Schema schema, Map<?, ?> entries) {
        ObjectNode node = JSON.objectNode();
        entries.forEach((key, value) -> node.set(key.toString(), of(schema.getValueType(), value)));
        return node;
    }

    private static JsonNode bytes(Schema schema, byte[] contents) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? JSON.numberNode(new BigDecimal(new BigInteger(contents), decimal.getScale()))
                : JSON.binaryNode(contents);
    }

    private static JsonNode integer(Schema schema, Number number) {
        LogicalType type = schema.getLogicalType();
        if (type instanceof LogicalTypes.Date) {
            return JSON.textNode(LocalDate.ofEpochDay(number.longValue()).toString());
        }
        if (type instanceof LogicalTypes.TimestampMillis) {
            return JSON.textNode(Instant.ofEpochMilli(number.longValue()).toString());
        }
        return JSON.numberNode(number.longValue());
    }

    private static byte[] contents(ByteBuffer buffer) {
        byte[] contents = new byte[buffer.remaining()];
        buffer.duplicate().get(contents);
        return contents;
    }
}
