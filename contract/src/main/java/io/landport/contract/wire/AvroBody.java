package io.landport.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Encodes and decodes Avro bodies in memory. Keeps one encoder and one decoder for each thread: creating them costs as much
 * as a small record.
 */
public final class AvroBody {
    private static final ThreadLocal<AvroBody> OF_THREAD = ThreadLocal.withInitial(AvroBody::new);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    private AvroBody() {}

    /** Writes a record to an encoder. */
    @FunctionalInterface
    public interface BodyWriter {
        void write(org.apache.avro.io.Encoder out) throws IOException;
    }

    /** Reads a record from a decoder. */
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(org.apache.avro.io.Decoder in) throws IOException;
    }

    /** Encodes a body and returns its bytes after a header. */
    public static byte[] encode(byte[] header, BodyWriter writer) {
        AvroBody body = OF_THREAD.get();
        // Buffered, because each write to the stream takes a lock. Configuring the encoder again flushes its buffer to
        // the stream, so the reset below also discards what a failed write left there.
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(body.bytes, body.encoder);
        body.bytes.reset();
        body.bytes.writeBytes(header);
        try {
            writer.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to a byte array", e);
        }
        return body.bytes.toByteArray();
    }

    /**
     * Decodes a body, which must end where the reader stops.
     *
     * @throws IOException if there are too few or too many bytes
     * @throws InvalidRecordException if the record is not a valid value
     */
    public static <T> T decode(byte[] bytes, int from, BodyReader<T> reader) throws IOException {
        BinaryDecoder in =
                DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, OF_THREAD.get().decoder);
        try {
            T value = reader.read(in);
            if (!in.isEnd()) {
                throw new IOException("unexpected bytes after the record");
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }
}
