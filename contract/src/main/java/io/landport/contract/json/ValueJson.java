package io.landport.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Decodes values in Confluent's wire format to JSON, whatever their schema is. Thread-safe. */
public final class ValueJson {
    private static final int HEADER = 5;

    private final IntFunction<Optional<Schema>> ids;
    private final Map<Integer, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    /** @param ids the schema of an id, empty if it is unknown */
    public ValueJson(IntFunction<Optional<Schema>> ids) {
        this.ids = ids;
    }

    /**
     * The JSON of a value. Empty if the bytes are not in the wire format, their schema is unknown, or they do not fit it.
     *
     * @throws RuntimeException if the schema has to be fetched and the registry cannot be reached
     */
    public Optional<JsonNode> of(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 0) {
            return Optional.empty();
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        return schemas.computeIfAbsent(id, ids::apply).flatMap(schema -> decode(bytes, schema));
    }

    private static Optional<JsonNode> decode(byte[] bytes, Schema schema) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            Object value = new GenericDatumReader<>(schema).read(null, decoder);
            return decoder.isEnd() ? Optional.of(DatumJson.of(schema, value)) : Optional.empty();
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                // Avro throws this for a length that no array can have.
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
