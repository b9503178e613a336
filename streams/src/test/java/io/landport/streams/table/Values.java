package io.landport.streams.table;

import java.util.SplittableRandom;

/** Values that differ from each other in most bytes. */
final class Values {
    private Values() {}

    static byte[] of(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
