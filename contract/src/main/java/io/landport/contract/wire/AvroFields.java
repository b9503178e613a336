package io.landport.contract.wire;

import io.landport.contract.wire.AvroBody.BodyReader;
import io.landport.domain.total.Int128;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The field types of the schemas beyond Avro's own. A union always consists of null and one other type. */
final class AvroFields {
    private static final int NULL = 0;
    private static final int PRESENT = 1;
    private static final int LONG_BYTES = 8;
    private static final int INT128_BYTES = 16;

    private AvroFields() {}

    /** Writes a field, or the fields of a record. */
    @FunctionalInterface
    interface FieldWriter<T> {
        void write(T value, Encoder out) throws IOException;
    }

    static <T> void writeArray(List<T> items, Encoder out, FieldWriter<T> writer) throws IOException {
        out.writeArrayStart();
        out.setItemCount(items.size());
        for (T item : items) {
            out.startItem();
            writer.write(item, out);
        }
        out.writeArrayEnd();
    }

    static <T> List<T> readArray(Decoder in, BodyReader<T> reader) throws IOException {
        long first = in.readArrayStart();
        if (first == 0) {
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (long left = first; left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                items.add(reader.read(in));
            }
        }
        return items;
    }

    static void writeTexts(List<String> texts, Encoder out) throws IOException {
        writeArray(texts, out, (text, to) -> to.writeString(text));
    }

    static List<String> readTexts(Decoder in) throws IOException {
        return readArray(in, Decoder::readString);
    }

    /**
     * Reads the code of a constant.
     *
     * @param what names the field in the message of an {@link InvalidRecordException}
     */
    static <E> E readCode(Decoder in, String what, Function<String, Optional<E>> ofCode) throws IOException {
        String code = in.readString();
        return ofCode.apply(code).orElseThrow(() -> new InvalidRecordException("unknown " + what + ' ' + code));
    }

    static void writeOptional(@Nullable Instant time, Encoder out) throws IOException {
        writeOptional(time == null ? null : (Long) time.toEpochMilli(), out);
    }

    static @Nullable Instant readOptionalInstant(Decoder in) throws IOException {
        return readPresence(in) ? readInstant(in) : null;
    }

    static Instant readInstant(Decoder in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    static void write(LocalDate day, Encoder out) throws IOException {
        out.writeInt(Math.toIntExact(day.toEpochDay()));
    }

    static LocalDate readDay(Decoder in) throws IOException {
        return LocalDate.ofEpochDay(in.readInt());
    }

    static void writeOptional(@Nullable String text, Encoder out) throws IOException {
        writePresence(text != null, out);
        if (text != null) {
            out.writeString(text);
        }
    }

    static @Nullable String readOptional(Decoder in) throws IOException {
        return readPresence(in) ? in.readString() : null;
    }

    static void writeOptional(@Nullable Long number, Encoder out) throws IOException {
        writePresence(number != null, out);
        if (number != null) {
            out.writeLong(number);
        }
    }

    static @Nullable Long readOptionalLong(Decoder in) throws IOException {
        return readPresence(in) ? in.readLong() : null;
    }

    static void writeOptionalDecimal(@Nullable Long scaled, Encoder out) throws IOException {
        writePresence(scaled != null, out);
        if (scaled != null) {
            writeDecimal(scaled, out);
        }
    }

    static @Nullable Long readOptionalDecimal(Decoder in) throws IOException {
        return readPresence(in) ? readClampedDecimal(in) : null;
    }

    static void writePresence(boolean isPresent, Encoder out) throws IOException {
        out.writeIndex(isPresent ? PRESENT : NULL);
        if (!isPresent) {
            out.writeNull();
        }
    }

    static boolean readPresence(Decoder in) throws IOException {
        int branch = in.readIndex();
        if (branch == NULL) {
            in.readNull();
        } else if (branch != PRESENT) {
            throw new InvalidRecordException("unknown branch " + branch + " of a union");
        }
        return branch == PRESENT;
    }

    /** Writes an unscaled number in the fewest bytes of two's complement. */
    static void writeDecimal(long unscaled, Encoder out) throws IOException {
        int length = LONG_BYTES - Math.max(0, (leadingSignBits(unscaled) - 1) / Byte.SIZE);
        byte[] bytes = new byte[length];
        long rest = unscaled;
        for (int i = length - 1; i >= 0; i--) {
            bytes[i] = (byte) rest;
            rest >>= Byte.SIZE;
        }
        out.writeBytes(bytes, 0, length);
    }

    static void writeDecimal(Int128 unscaled, Encoder out) throws IOException {
        if (unscaled.isLong()) {
            writeDecimal(unscaled.low(), out);
        } else {
            byte[] bytes = unscaled.toBigInteger().toByteArray();
            out.writeBytes(bytes, 0, bytes.length);
        }
    }

    static Int128 readDecimal(Decoder in) throws IOException {
        ByteBuffer bytes = in.readBytes(null);
        if (bytes.remaining() <= LONG_BYTES) {
            return Int128.of(toLong(bytes));
        }
        if (bytes.remaining() > INT128_BYTES) {
            throw new InvalidRecordException("a total has " + bytes.remaining() + " bytes, at most 16 are allowed");
        }
        return Int128.of(toBigInteger(bytes));
    }

    /** Reads the amount of a line. An amount that does not fit in a long is clamped; it exceeds every limit in any case. */
    static long readClampedDecimal(Decoder in) throws IOException {
        ByteBuffer bytes = in.readBytes(null);
        if (bytes.remaining() <= LONG_BYTES) {
            return toLong(bytes);
        }
        BigInteger unscaled = toBigInteger(bytes);
        if (unscaled.bitLength() < Long.SIZE) {
            return unscaled.longValue();
        }
        return unscaled.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static int leadingSignBits(long number) {
        return Long.numberOfLeadingZeros(number < 0 ? ~number : number);
    }

    private static long toLong(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            throw new InvalidRecordException("a decimal has no bytes");
        }
        long number = bytes.get();
        while (bytes.hasRemaining()) {
            number = number << Byte.SIZE | (bytes.get() & 0xFF);
        }
        return number;
    }

    private static BigInteger toBigInteger(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return new BigInteger(array);
    }
}
