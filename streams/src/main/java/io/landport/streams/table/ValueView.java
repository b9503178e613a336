package io.landport.streams.table;

import java.util.Arrays;

/** A found value without a copy of it. Valid until the next write to the table; read-only. */
public final class ValueView {
    private byte[] bytes = new byte[0];
    private int from;
    private int length;

    /** The array that contains the value. */
    public byte[] bytes() {
        return bytes;
    }

    /** The index of the first byte of the value. */
    public int from() {
        return from;
    }

    /** The length of the value in bytes. */
    public int length() {
        return length;
    }

    /** A copy of the value. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    void set(byte[] newBytes, int newFrom, int newLength) {
        bytes = newBytes;
        from = newFrom;
        length = newLength;
    }
}
