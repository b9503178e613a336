package io.landport.verify.ledger;

import java.nio.ByteBuffer;

/** Numbers from 0 on in one to five bytes: seven bits in each, the lowest first, and one that says whether more follow. */
final class VarInt {
    static final int MAX_BYTES = 5;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private VarInt() {}

    static void put(int number, ByteBuffer to) {
        int left = number;
        while (left >= MORE) {
            to.put((byte) (left | MORE));
            left >>>= BITS;
        }
        to.put((byte) left);
    }

    static int get(ByteBuffer from) {
        int number = 0;
        for (int shift = 0; ; shift += BITS) {
            byte next = from.get();
            number |= (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
