package io.landport.verify.ledger;

/** A key and a value to sort. The arrays must not be changed afterwards. */
public final class SortEntry {
    /** Approximate memory of an entry without the contents of its arrays. */
    private static final int OVERHEAD = 80;

    public final byte[] key;
    public final byte[] value;

    public SortEntry(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    /** Approximate memory in bytes. */
    long size() {
        return (long) OVERHEAD + key.length + value.length;
    }
}
