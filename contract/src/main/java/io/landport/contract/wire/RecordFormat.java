package io.landport.contract.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * How a domain value stands on the wire. Reads and writes by position, which a generated decoder does several times
 * slower (docs/adr/0003-wire-format.md); {@code RecordFormatsTest} holds each against Avro's own reader and writer.
 */
public interface RecordFormat<T> {

    /** The schema that {@link #write} and {@link #read} follow field by field. */
    Schema schema();

    /** Writes a value as the body of an Avro record. */
    void write(T value, Encoder out) throws IOException;

    /**
     * Reads a value from the body of an Avro record.
     *
     * @throws InvalidRecordException if the bytes are a record of the schema that no value of the domain can stand for
     */
    T read(Decoder in) throws IOException;
}
