package io.landport.verify.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

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

    static SortEntry read(DataInputStream in) throws IOException {
        byte[] key = new byte[in.readInt()];
        in.readFully(key);
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        return new SortEntry(key, value);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(key.length);
        out.write(key);
        out.writeInt(value.length);
        out.write(value);
    }

    /** Approximate memory in bytes. */
    long size() {
        return (long) OVERHEAD + key.length + value.length;
    }
}
