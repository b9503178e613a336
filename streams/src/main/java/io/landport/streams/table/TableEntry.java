package io.landport.streams.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of an entry: the two halves of the key, the length of the value in 1 to 4 bytes, the value, and up to 3 bytes
 * of padding. Entries start at multiples of 4, so that 16 bits can address any entry of a page.
 */
final class TableEntry {
    static final int MAX_VALUE = 8 * 1024 * 1024;
    static final int ALIGNMENT = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int KEY = 2 * Long.BYTES;

    private TableEntry() {}

    /** The size in bytes of an entry with a value of this length. */
    static int size(int length) {
        return (KEY + lengthBytes(length) + length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static int size(byte[] bytes, int at) {
        return size(length(bytes, at));
    }

    static long high(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static long low(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + Long.BYTES);
    }

    static boolean hasKey(byte[] bytes, int at, long high, long low) {
        return high(bytes, at) == high && low(bytes, at) == low;
    }

    static void view(byte[] bytes, int at, ValueView into) {
        int length = length(bytes, at);
        into.set(bytes, at + KEY + lengthBytes(length), length);
    }

    static void write(byte[] bytes, int at, long high, long low, byte[] value, int from, int length) {
        LONG.set(bytes, at, high);
        LONG.set(bytes, at + Long.BYTES, low);
        int to = at + KEY;
        int rest = length;
        while (rest >= 0x80) {
            bytes[to++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[to++] = (byte) rest;
        System.arraycopy(value, from, bytes, to, length);
    }

    private static int length(byte[] bytes, int at) {
        int from = at + KEY;
        int first = bytes[from];
        if (first >= 0) {
            return first;
        }
        int length = first & 0x7f;
        for (int shift = 7; shift < 28; shift += 7) {
            byte next = bytes[++from];
            length |= (next & 0x7f) << shift;
            if (next >= 0) {
                return length;
            }
        }
        throw new IllegalStateException("an entry's length has more than 4 bytes");
    }

    private static int lengthBytes(int length) {
        if (length < 1 << 7) {
            return 1;
        }
        if (length < 1 << 14) {
            return 2;
        }
        return length < 1 << 21 ? 3 : 4;
    }
}
