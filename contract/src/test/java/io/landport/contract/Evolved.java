package io.landport.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.wire.TradeDocumentFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Other versions of the schema of documents, and records that are written with them. */
final class Evolved {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Evolved() {}

    /** An older version, without the field for summarised lists. */
    static Schema older() {
        return altered(document -> remove(revision(document), "summarises"));
    }

    /** A newer version, with two unknown fields, one of them an array. */
    static Schema newer() {
        return altered(document -> {
            ArrayNode fields = revision(document);
            fields.insertObject(3).put("name", "incoterm").put("type", "string").put("default", "EXW");
            ObjectNode list = fields.insertObject(1).put("name", "seals");
            list.putObject("type").put("type", "array").put("items", "string");
            list.putArray("default");
        });
    }

    /** The same fields in reverse order. */
    static Schema reordered() {
        return altered(document -> {
            ArrayNode fields = revision(document);
            List<com.fasterxml.jackson.databind.JsonNode> reversed = new ArrayList<>();
            fields.forEach(reversed::add);
            Collections.reverse(reversed);
            fields.removeAll().addAll(reversed);
        });
    }

    /** With net weights of another scale. */
    static Schema withWeightsOfScale(int scale) {
        return altered(document -> {
            ArrayNode fields = (ArrayNode) document.at("/fields/3/type/1/fields/11/type/items/fields");
            ((ObjectNode) fields.at("/2/type/1")).put("scale", scale);
        });
    }

    /** Without a field that has no default, and without the one whose type it defines. */
    static Schema withoutLines() {
        return altered(document -> {
            remove(revision(document), "lines");
            remove(revision(document), "details");
        });
    }

    /** The record with an id; fields are copied by name, missing fields have their default. */
    static byte[] written(int id, Schema schema, GenericRecord fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(carried(fields, schema), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static GenericRecord carried(GenericRecord from, Schema to) {
        GenericRecord carried = new GenericData.Record(to);
        for (Schema.Field field : to.getFields()) {
            if (!from.hasField(field.name())) {
                carried.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else if (from.get(field.name()) instanceof GenericRecord inner
                    && field.schema().isUnion()) {
                carried.put(
                        field.pos(), carried(inner, field.schema().getTypes().get(1)));
            } else {
                carried.put(field.pos(), from.get(field.name()));
            }
        }
        return carried;
    }

    private static Schema altered(Consumer<ObjectNode> alteration) {
        try {
            ObjectNode document = (ObjectNode)
                    JSON.readTree(TradeDocumentFormat.TRADE_DOCUMENT.schema().toString());
            alteration.accept(document);
            return new Schema.Parser().parse(document.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode revision(ObjectNode document) {
        return (ArrayNode) document.at("/fields/3/type/1/fields");
    }

    private static void remove(ArrayNode fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("name").asText().equals(name)) {
                fields.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException("there is no field " + name);
    }
}
