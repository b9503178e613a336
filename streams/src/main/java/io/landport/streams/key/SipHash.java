package io.landport.streams.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * SipHash-2-4 with 128 bits, by Aumasson and Bernstein. The latest hash is in {@link #high()} and {@link #low()}, so
 * hashing does not allocate. Not thread-safe.
 */
public final class SipHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;

    private final long seed0;
    private final long seed1;
    private byte[] buffer = new byte[128];
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long high;
    private long low;

    /**
     * A hash function with a seed of 16 bytes.
     *
     * @param seed0 the first eight bytes as a little-endian number
     * @param seed1 the last eight bytes as a little-endian number
     */
    public SipHash(long seed0, long seed1) {
        this.seed0 = seed0;
        this.seed1 = seed1;
    }

    /** The first eight bytes of the latest hash, as a little-endian number. */
    public long high() {
        return high;
    }

    /** The last eight bytes of the latest hash, as a little-endian number. */
    public long low() {
        return low;
    }

    /** Hashes the UTF-8 bytes of a text; does not allocate if all of it is ASCII. */
    public void hash(String text) {
        int length = text.length();
        if (buffer.length < length) {
            buffer = Arrays.copyOf(buffer, Math.max(length, 2 * buffer.length));
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                hash(bytes, 0, bytes.length);
                return;
            }
            buffer[i] = (byte) c;
        }
        hash(buffer, 0, length);
    }

    /** Hashes a part of an array. */
    public void hash(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        v0 = seed0 ^ 0x736f6d6570736575L;
        v1 = seed1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = seed0 ^ 0x6c7967656e657261L;
        v3 = seed1 ^ 0x7465646279746573L;
        int end = from + length - length % WORD;
        for (int at = from; at < end; at += WORD) {
            mix((long) LONG.get(bytes, at));
        }
        long last = (long) length << 56;
        for (int i = length % WORD - 1; i >= 0; i--) {
            last |= (bytes[end + i] & 0xffL) << (8 * i);
        }
        mix(last);
        v2 ^= 0xee;
        high = finish();
        v1 ^= 0xdd;
        low = finish();
    }

    private void mix(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private long finish() {
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
    }
}
