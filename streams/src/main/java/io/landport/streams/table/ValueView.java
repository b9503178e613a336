package io.landport.streams.table;

import java.util.Arrays;

/** Where a found value is, without a copy of it. Holds until the table is next written to; must not be written through. */
public final class ValueView {
    private byte[] bytes = new byte[0];
    private int from;
    private int length;

    /** The array that the value is a part of. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the value's first byte. */
    public int from() {
        return from;
    }

    /** Bytes of the value. */
    public int length() {
        return length;
    }

    /** The value on its own, for keeping. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    void set(byte[] newBytes, int newFrom, int newLength) {
        bytes = newBytes;
        from = newFrom;
        length = newLength;
    }
}
