package io.landport.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro bodies in memory. Keeps one encoder and decoder a thread: making them anew costs as much as a small record. */
public final class AvroBody {
    private static final ThreadLocal<AvroBody> OF_THREAD = ThreadLocal.withInitial(AvroBody::new);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    private AvroBody() {}

    /** Writes something of a record. */
    @FunctionalInterface
    public interface Writing {
        void to(org.apache.avro.io.Encoder out) throws IOException;
    }

    /** Reads something of a record. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(org.apache.avro.io.Decoder in) throws IOException;
    }

    /** The bytes of what is written, after the given first ones. */
    public static byte[] written(byte[] first, Writing writing) {
        AvroBody body = OF_THREAD.get();
        // Buffered, since each write to the stream takes a lock. Setting it up anew empties its buffer into the stream,
        // so
        // what a failed writing left there goes with the reset.
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(body.bytes, body.encoder);
        body.bytes.reset();
        body.bytes.writeBytes(first);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a byte array refused bytes", impossible);
        }
        return body.bytes.toByteArray();
    }

    /**
     * What is read from the bytes, which must end where the reading does.
     *
     * @throws IOException if there are too few bytes or too many
     */
    public static <T> T read(byte[] bytes, int from, Reading<T> reading) throws IOException {
        BinaryDecoder in =
                DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, OF_THREAD.get().decoder);
        T value = reading.from(in);
        if (!in.isEnd()) {
            throw new IOException("bytes are left over after the record");
        }
        return value;
    }
}
