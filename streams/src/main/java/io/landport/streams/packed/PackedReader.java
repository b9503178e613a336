package io.landport.streams.packed;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link PackedWriter} wrote, in the same order. Other bytes may throw {@link IndexOutOfBoundsException}: only
 * this program writes them, so that is a bug and not bad data. Not thread-safe.
 */
public final class PackedReader {
    private static final int SEVEN_BITS = 7;
    private static final int LOW_BITS = 0x7F;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /** Starts to read a part of an array. */
    public PackedReader over(byte[] newBytes, int from, int length) {
        bytes = newBytes;
        at = from;
        end = from + length;
        return this;
    }

    /** Whether the end is not reached. */
    public boolean hasMore() {
        return at < end;
    }

    /** One byte. */
    public int readByte() {
        return bytes[at++];
    }

    /** A number in eight bytes. */
    public long readFixed() {
        long value = 0;
        for (int left = Long.BYTES; left > 0; left--) {
            value = value << Byte.SIZE | (bytes[at++] & 0xFF);
        }
        return value;
    }

    /** A number. */
    public long readLong() {
        byte[] from = bytes;
        int next = at;
        byte part = from[next++];
        long value = part & LOW_BITS;
        for (int shift = SEVEN_BITS; part < 0; shift += SEVEN_BITS) {
            part = from[next++];
            value |= (long) (part & LOW_BITS) << shift;
        }
        at = next;
        return (value >>> 1) ^ -(value & 1);
    }

    /**
     * A number of 32 bits.
     *
     * @throws ArithmeticException if it needs more
     */
    public int readInt() {
        return Math.toIntExact(readLong());
    }

    /** A text. */
    public String readText() {
        int length = readInt();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Counts and sums. */
    public Amounts readAmounts() {
        long lines = readLong();
        boolean areShort = (lines & 1) == 0;
        return new Amounts(lines >> 1, readLong(), readInt128(areShort), readInt128(areShort));
    }

    /** A sum. */
    public Int128 readInt128() {
        return readInt128(readByte() == 0);
    }

    private Int128 readInt128(boolean isShort) {
        return isShort ? Int128.of(readLong()) : new Int128(readFixed(), readFixed());
    }
}
