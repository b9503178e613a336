package io.landport.contract;

import io.landport.contract.wire.AvroBody;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;

/**
 * Converts data from the schema that it was written with to the bundled schema. If they differ, Avro's resolution
 * re-encodes the body with the bundled schema, so that each format needs one reader only.
 */
final class SchemaResolution {
    private final Schema writer;
    private final Schema reader;
    private final boolean identity;

    private SchemaResolution(Schema writer, Schema reader) {
        this.writer = writer;
        this.reader = reader;
        this.identity = writer.equals(reader);
    }

    static SchemaResolution of(Schema writer, Schema reader) {
        return new SchemaResolution(writer, reader);
    }

    boolean isIdentity() {
        return identity;
    }

    /**
     * Re-encodes a body.
     *
     * @throws org.apache.avro.AvroTypeException if the schemas do not resolve
     */
    byte[] reencoded(byte[] bytes, int from) throws IOException {
        Object datum = AvroBody.decode(bytes, from, in -> new GenericDatumReader<>(writer, reader).read(null, in));
        return AvroBody.encode(new byte[0], out -> new GenericDatumWriter<>(reader).write(datum, out));
    }
}
