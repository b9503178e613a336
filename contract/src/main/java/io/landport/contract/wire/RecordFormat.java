package io.landport.contract.wire;

import io.landport.contract.wire.AvroBody.BodyReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
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
    private final Schema plain;
    private final Predicate<T> isPlain;

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
        this(
                Schemas.bundled(file),
                writer,
                reader,
                earlierFile == null ? null : Schemas.bundled(earlierFile),
                earlierReader,
                Schemas.bundled(file),
                value -> false);
    }

    private RecordFormat(
            Schema schema,
            AvroFields.FieldWriter<T> writer,
            BodyReader<T> reader,
            @Nullable Schema earlier,
            BodyReader<T> earlierReader,
            Schema plain,
            Predicate<T> isPlain) {
        this.schema = schema;
        this.writer = writer;
        this.reader = reader;
        this.earlier = earlier;
        this.earlierReader = earlierReader;
        this.plain = plain;
        this.isPlain = isPlain;
    }

    /**
     * The same format, which writes values by an earlier schema as long as that can hold them. So processes of the release before, which do
     * not know the schema, read what does not use it.
     *
     * @param file of the earlier schema
     * @param fits whether the earlier schema can hold a value; the writer then writes its fields only
     */
    RecordFormat<T> writtenAs(String file, Predicate<T> fits) {
        return new RecordFormat<>(schema, writer, reader, earlier, earlierReader, Schemas.bundled(file), fits);
    }

    /** The schema that {@link #read} follows field by field, the latest. */
    public Schema schema() {
        return schema;
    }

    /** The schema that a value is written by. */
    public Schema schemaOf(T value) {
        return isPlain.test(value) ? plain : schema;
    }

    /** Writes a value as the body of an Avro record, by {@link #schemaOf}. */
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
