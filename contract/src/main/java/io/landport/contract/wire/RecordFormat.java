package io.landport.contract.wire;

import io.landport.contract.wire.AvroBody.BodyReader;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a domain value as an Avro body, by position. That is several times faster than a generated decoder
 * (docs/adr/0003-wire-format.md). {@code RecordFormatsTest} compares each format with Avro's own reader and writer.
 */
public final class RecordFormat<T> {
    private final Schema schema;
    private final AvroFields.FieldWriter<T> writer;
    private final BodyReader<T> reader;
    private final @Nullable Schema earlier;
    private final BodyReader<T> earlierReader;

    /** @param file of the schema that the writer and the reader follow field by field */
    RecordFormat(String file, AvroFields.FieldWriter<T> writer, BodyReader<T> reader) {
        this(file, writer, reader, null, reader);
    }

    /**
     * A format that reads an earlier schema by position, too, because topics hold so much of it that resolution by Avro's rules,
     * several times slower, would be felt.
     */
    RecordFormat(
            String file,
            AvroFields.FieldWriter<T> writer,
            BodyReader<T> reader,
            @Nullable String earlierFile,
            BodyReader<T> earlierReader) {
        this.schema = Schemas.bundled(file);
        this.writer = writer;
        this.reader = reader;
        this.earlier = earlierFile == null ? null : Schemas.bundled(earlierFile);
        this.earlierReader = earlierReader;
    }

    /** The schema that {@link #write} and {@link #read} follow field by field. */
    public Schema schema() {
        return schema;
    }

    /** Writes a value as the body of an Avro record. */
    public void write(T value, Encoder out) throws IOException {
        writer.write(value, out);
    }

    /**
     * Reads a value from the body of an Avro record.
     *
     * @throws InvalidRecordException if the record follows the schema but is not a valid value
     */
    public T read(Decoder in) throws IOException {
        return reader.read(in);
    }

    /** Reads bodies of a schema by position; empty if they have to be resolved by Avro's rules. */
    public Optional<BodyReader<T>> readerOf(Schema body) {
        if (body.equals(schema)) {
            return Optional.of(reader);
        }
        return body.equals(earlier) ? Optional.of(earlierReader) : Optional.empty();
    }
}
