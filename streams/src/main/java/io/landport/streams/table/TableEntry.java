package io.landport.streams.table;

import java.nio.ByteBuffer;

/**
 * The bytes of an entry: the two halves of the key, the length of the value in 1 to 4 bytes, the value, and up to 3 bytes
 * of padding. Entries start at multiples of 4, so that 16 bits can address any entry of a page.
 */
final class TableEntry {
    static final int MAX_VALUE = 8 * 1024 * 1024;
    static final int ALIGNMENT = 4;

    private static final int KEY = 2 * Long.BYTES;

    private TableEntry() {}

    /** The size in bytes of an entry with a value of this length. */
    static int size(int length) {
        return (KEY + lengthBytes(length) + length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static int size(ByteBuffer bytes, int at) {
        return size(length(bytes, at));
    }

    static long high(ByteBuffer bytes, int at) {
        return bytes.getLong(at);
    }

    static long low(ByteBuffer bytes, int at) {
        return bytes.getLong(at + Long.BYTES);
    }

    static boolean hasKey(ByteBuffer bytes, int at, long high, long low) {
        return high(bytes, at) == high && low(bytes, at) == low;
    }

    static void read(ByteBuffer bytes, int at, ValueView into) {
        int length = length(bytes, at);
        into.read(bytes, at + KEY + lengthBytes(length), length);
    }

    static void write(ByteBuffer bytes, int at, long high, long low, byte[] value, int from, int length) {
        bytes.putLong(at, high);
        bytes.putLong(at + Long.BYTES, low);
        int to = at + KEY;
        int rest = length;
        while (rest >= 0x80) {
            bytes.put(to++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put(to++, (byte) rest);
        bytes.put(to, value, from, length);
    }

    private static int length(ByteBuffer bytes, int at) {
        int from = at + KEY;
        int first = bytes.get(from);
        if (first >= 0) {
            return first;
        }
        int length = first & 0x7f;
        for (int shift = 7; shift < 28; shift += 7) {
            byte next = bytes.get(++from);
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
