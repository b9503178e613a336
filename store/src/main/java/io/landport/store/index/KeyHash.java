package io.landport.store.index;

/** A 32-bit hash of a record key. Different documents may have the same hash; the reader compares their keys. */
public final class KeyHash {
    /** Keys are divided into this many buckets by the highest bits of their hash. */
    static final int BUCKETS = 16;

    private static final int BUCKET_SHIFT = 28;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0xd6e8feb86659fd93L;
    private static final int HALF = 32;

    private KeyHash() {}

    /** The hash of a record key: FNV-1a with a final mix. */
    public static int of(byte[] key) {
        long hash = OFFSET;
        for (byte part : key) {
            hash = (hash ^ part) * PRIME;
        }
        hash = (hash ^ (hash >>> HALF)) * MIX;
        return (int) (hash >>> HALF);
    }

    static int bucket(int hash) {
        return hash >>> BUCKET_SHIFT;
    }
}
