package io.landport.contract.wire;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * Reads and writes a domain value as an Avro body, by position. That is several times faster than a generated decoder
 * (docs/adr/0003-wire-format.md). {@code RecordFormatsTest} compares each format with Avro's own reader and writer.
 */
public interface RecordFormat<T> {

    /** The schema that {@link #write} and {@link #read} follow field by field. */
    Schema schema();

    /** Writes a value as the body of an Avro record. */
    void write(T value, Encoder out) throws IOException;

    /**
     * Reads a value from the body of an Avro record.
     *
     * @throws InvalidRecordException if the record follows the schema but is not a valid value
     */
    T read(Decoder in) throws IOException;

    /**
     * Reads bodies of a schema by position: its own, or an earlier one of which topics hold so much that resolution by Avro's
     * rules, several times slower, would be felt. Empty for any other schema.
     */
    default Optional<AvroBody.BodyReader<T>> readerOf(Schema writer) {
        return writer.equals(schema()) ? Optional.of(this::read) : Optional.empty();
    }
}
