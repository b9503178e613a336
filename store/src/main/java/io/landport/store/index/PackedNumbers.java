package io.landport.store.index;

import java.util.Arrays;

/** Writes numbers that are not negative in seven bits a byte, the lowest first. */
final class PackedNumbers {
    private static final int FIRST_SIZE = 64;
    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int MASK = 0x7F;
    private static final int LONGEST = 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** Appends a number. */
    void add(long number) {
        if (size + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long left = number;
        while (left > MASK) {
            bytes[size++] = (byte) ((left & MASK) | MORE);
            left >>>= BITS;
        }
        bytes[size++] = (byte) left;
    }

    /** Appends bytes as they are, after their number. */
    void add(byte[] text) {
        add(text.length);
        int needed = size + text.length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        System.arraycopy(text, 0, bytes, size, text.length);
        size = needed;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Reads what was written. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasNext() {
            return at < bytes.length;
        }

        long next() {
            long number = 0;
            for (int shift = 0; ; shift += BITS) {
                byte part = bytes[at++];
                number |= (long) (part & MASK) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }

        int nextInt() {
            return Math.toIntExact(next());
        }

        byte[] nextBytes() {
            int length = nextInt();
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }
    }
}
