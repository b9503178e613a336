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
 * Values of one topic to bytes and back: Confluent's format, a zero byte, the schema's id in four bytes, an Avro body.
 * Data of another version of the schema is resolved as Avro says.
 */
public final class Codec<V> {
    private static final int HEADER = 5;

    private final SchemaIds ids;
    private final String subject;
    private final RecordFormat<V> format;
    private final Map<Integer, SchemaResolution> resolutions = new ConcurrentHashMap<>();
    private volatile byte[] header = new byte[0];

    Codec(SchemaIds ids, String subject, RecordFormat<V> format) {
        this.ids = ids;
        this.subject = subject;
        this.format = format;
    }

    /**
     * The bytes of a value.
     *
     * @throws RegistryException if its schema has no id yet and a registry cannot give one
     */
    public byte[] encode(V value) {
        return AvroBody.written(header(), out -> format.write(value, out));
    }

    /**
     * The value of bytes, or why they have none. Whatever the bytes are, this is an answer and no exception.
     *
     * @throws RegistryException if a registry has to be asked for their schema and cannot be reached
     */
    public Decoded<V> decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 0) {
            return new Decoded.Unreadable<>("the bytes do not start with 0 and a schema id");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        SchemaResolution known = resolutions.get(id);
        if (known == null) {
            Optional<Schema> writer = ids.schemaOf(id);
            if (writer.isEmpty()) {
                return new Decoded.Unreadable<>("schema id " + id + " is unknown");
            }
            // Avro resolves by fields alone: a change would pass for a total, since it has all of its fields.
            if (!writer.get().getFullName().equals(format.schema().getFullName())) {
                return new Decoded.Unreadable<>("schema id " + id + " is of "
                        + writer.get().getName() + ", not of " + format.schema().getName());
            }
            if (!Scales.agree(writer.get(), format.schema())) {
                return new Decoded.Unreadable<>("schema id " + id + " has amounts of another scale than "
                        + format.schema().getName());
            }
            known = resolutions.computeIfAbsent(id, unused -> SchemaResolution.of(writer.get(), format.schema()));
        }
        return decode(bytes, known);
    }

    private Decoded<V> decode(byte[] bytes, SchemaResolution resolution) {
        try {
            return new Decoded.Value<>(
                    resolution.isIdentity()
                            ? AvroBody.read(bytes, HEADER, format::read)
                            : AvroBody.read(resolution.resolved(bytes, HEADER), 0, format::read));
        } catch (IOException
                | AvroRuntimeException
                | InvalidRecordException
                | IndexOutOfBoundsException
                // What Avro throws at a length that no array can have.
                | UnsupportedOperationException undecodable) {
            return new Decoded.Unreadable<>("no " + format.schema().getName() + ": " + undecodable.getMessage());
        }
    }

    private byte[] header() {
        if (header.length == 0) {
            header = ByteBuffer.allocate(HEADER)
                    .put((byte) 0)
                    .putInt(ids.idOf(subject, format.schema()))
                    .array();
        }
        return header;
    }
}
