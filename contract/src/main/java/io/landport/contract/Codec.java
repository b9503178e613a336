package io.landport.contract;

import io.landport.contract.wire.AvroBody;
import io.landport.contract.wire.InvalidRecordException;
import io.landport.contract.wire.RecordFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Encodes and decodes the values of one topic in Confluent's wire format: a zero byte, the id of the schema in four bytes,
 * an Avro body. Data of another version of the schema is resolved by Avro's rules. Thread-safe.
 */
public final class Codec<V> {
    private static final int HEADER = 5;

    private final SchemaIds ids;
    private final String subject;
    private final RecordFormat<V> format;
    private final Map<Integer, SchemaResolution<V>> resolutions = new ConcurrentHashMap<>();
    private volatile byte[] header = new byte[0];

    Codec(SchemaIds ids, String subject, RecordFormat<V> format) {
        this.ids = ids;
        this.subject = subject;
        this.format = format;
    }

    /**
     * Encodes a value.
     *
     * @throws RegistryException if the id of the schema is unknown and the registry does not return one
     */
    public byte[] encode(V value) {
        return AvroBody.encode(header(format.schemaOf(value)), out -> format.write(value, out));
    }

    /**
     * Decodes a value. Invalid bytes return {@link Decoded.Unreadable} and do not throw.
     *
     * @throws RegistryException if the schema has to be fetched and the registry cannot be reached
     */
    public Decoded<V> decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 0) {
            return new Decoded.Unreadable<>("the bytes do not start with 0 and a schema id");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        SchemaResolution<V> known = resolutions.get(id);
        if (known == null) {
            Optional<Schema> writer = ids.schemaOf(id);
            if (writer.isEmpty()) {
                return new Decoded.Unreadable<>("schema id " + id + " is unknown");
            }
            // Avro compares fields only: it would accept a daily change as a daily total, which has a subset of its
            // fields.
            if (!writer.get().getFullName().equals(format.schema().getFullName())) {
                return new Decoded.Unreadable<>("schema id " + id + " is a "
                        + writer.get().getName() + ", not a " + format.schema().getName());
            }
            if (!Scales.agree(writer.get(), format.schema())) {
                return new Decoded.Unreadable<>("schema id " + id + " has decimals of another scale than "
                        + format.schema().getName());
            }
            known = resolutions.computeIfAbsent(id, unused -> new SchemaResolution<>(writer.get(), format));
        }
        return decode(bytes, known);
    }

    private Decoded<V> decode(byte[] bytes, SchemaResolution<V> resolution) {
        try {
            return new Decoded.Value<>(resolution.read(bytes, HEADER));
        } catch (IOException
                | AvroRuntimeException
                | InvalidRecordException
                | IndexOutOfBoundsException
                // Avro throws this for a length that no array can have.
                | UnsupportedOperationException e) {
            return new Decoded.Unreadable<>("invalid " + format.schema().getName() + ": " + e.getMessage());
        }
    }

    private byte[] header(Schema schema) {
        if (!schema.equals(format.schema())) {
            return headerOf(schema);
        }
        if (header.length == 0) {
            header = headerOf(schema);
        }
        return header;
    }

    private byte[] headerOf(Schema schema) {
        return ByteBuffer.allocate(HEADER)
                .put((byte) 0)
                .putInt(ids.idOf(subject, schema))
                .array();
    }
}
