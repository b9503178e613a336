package io.landport.streams.table;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The value that was found last, in an array that is reused. */
public final class ValueView {
    private byte[] bytes = new byte[128];
    private int length;

    /** The array that contains the value, from its start. It may be longer than the value. */
    public byte[] bytes() {
        return bytes;
    }

    /** The length of the value in bytes. */
    public int length() {
        return length;
    }

    /** A copy of the value. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void read(ByteBuffer from, int at, int newLength) {
        if (bytes.length < newLength) {
            bytes = new byte[Math.max(newLength, 2 * bytes.length)];
        }
        from.get(at, bytes, 0, newLength);
        length = newLength;
    }
}
