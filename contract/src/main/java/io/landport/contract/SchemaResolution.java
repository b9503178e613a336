package io.landport.contract;

import io.landport.contract.wire.AvroBody;
import io.landport.contract.wire.AvroBody.BodyReader;
import io.landport.contract.wire.RecordFormat;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of one writer's schema. If the format cannot read that schema by position, Avro's resolution re-encodes the body
 * with the format's own schema first, so that a format needs no reader for every schema.
 */
final class SchemaResolution<V> {
    private final Schema writer;
    private final RecordFormat<V> format;
    private final @Nullable BodyReader<V> direct;

    SchemaResolution(Schema writer, RecordFormat<V> format) {
        this.writer = writer;
        this.format = format;
        this.direct = format.readerOf(writer).orElse(null);
    }

    /**
     * Reads a body.
     *
     * @throws org.apache.avro.AvroTypeException if the schemas do not resolve
     */
    V read(byte[] bytes, int from) throws IOException {
        return direct == null
                ? AvroBody.decode(reencode(bytes, from), 0, format::read)
                : AvroBody.decode(bytes, from, direct);
    }

    private byte[] reencode(byte[] bytes, int from) throws IOException {
        Schema reader = format.schema();
        Object datum = AvroBody.decode(bytes, from, in -> new GenericDatumReader<>(writer, reader).read(null, in));
        return AvroBody.encode(new byte[0], out -> new GenericDatumWriter<>(reader).write(datum, out));
    }
}
