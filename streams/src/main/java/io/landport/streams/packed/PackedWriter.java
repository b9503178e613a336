package io.landport.streams.packed;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values one after another to one growing array, which is reused after {@link #clear}. Not thread-safe. */
public final class PackedWriter {
    private static final int FIRST_LENGTH = 256;
    private static final int LONGEST_NUMBER = 10;
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int length;

    /** Removes what was written. */
    public PackedWriter clear() {
        length = 0;
        return this;
    }

    /** The array, of which the first {@link #length} bytes are written. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of bytes written. */
    public int length() {
        return length;
    }

    /** A copy of the bytes written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** One byte. */
    public PackedWriter writeByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** A number of any magnitude: eight bytes. */
    public PackedWriter writeFixed(long value) {
        ensure(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** A number that is usually near zero, of either sign: one byte from -64 to 63, at most ten. */
    public PackedWriter write(long value) {
        ensure(LONGEST_NUMBER);
        // In local variables, which the JIT keeps in registers: this is the most frequent operation of streams.
        byte[] to = bytes;
        int at = length;
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & -MORE) != 0) {
            to[at++] = (byte) (rest | MORE);
            rest >>>= SEVEN_BITS;
        }
        to[at++] = (byte) rest;
        length = at;
        return this;
    }

    /** A text in UTF-8. */
    public PackedWriter write(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** Counts and sums. */
    public PackedWriter write(Amounts amounts) {
        boolean areShort = amounts.value().isLong() && amounts.netWeight().isLong();
        // The lowest bit is 0 if both sums fit in 64 bits, which nearly all do.
        write(amounts.lines() << 1 | (areShort ? 0 : 1));
        write(amounts.linesWithoutWeight());
        write(amounts.value(), areShort);
        return write(amounts.netWeight(), areShort);
    }

    /** A sum. */
    public PackedWriter write(Int128 sum) {
        writeByte(sum.isLong() ? 0 : 1);
        return write(sum, sum.isLong());
    }

    private PackedWriter write(Int128 sum, boolean isShort) {
        if (isShort) {
            return write(sum.low());
        }
        return writeFixed(sum.high()).writeFixed(sum.low());
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
