package io.landport.contract;

import io.landport.contract.wire.AvroBody;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;

/**
 * From the schema that data was written with to the one that we read. Where they differ the body is written anew in our
 * schema by Avro's own resolution, so that there is one reader by position and none of its own for old data.
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

    /** @throws org.apache.avro.AvroTypeException if the schemas do not resolve */
    byte[] resolved(byte[] bytes, int from) throws IOException {
        Object datum = AvroBody.read(bytes, from, in -> new GenericDatumReader<>(writer, reader).read(null, in));
        return AvroBody.written(new byte[0], out -> new GenericDatumWriter<>(reader).write(datum, out));
    }
}
