package io.landport.streams.settle;

import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.ValueView;
import java.security.SecureRandom;

/**
 * The seed of the hashes of document ids. Drawn at random when a partition is first read and kept with its state, so that a
 * feed cannot choose document ids whose hashes collide.
 */
record HashSeed(long first, long second) {
    private static final int TAG = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The seed in the table; draws and saves one if there is none. */
    static HashSeed of(PagedTable names) {
        TableKey key = new TableKey().of(TAG, 0, 0);
        ValueView view = new ValueView();
        if (names.find(key.high(), key.low(), view)) {
            PackedReader in = new PackedReader().over(view.bytes(), 0, view.length());
            in.readByte();
            return new HashSeed(in.readFixed(), in.readFixed());
        }
        HashSeed drawn = new HashSeed(RANDOM.nextLong(), RANDOM.nextLong());
        PackedWriter out =
                new PackedWriter().writeByte(TAG).writeFixed(drawn.first).writeFixed(drawn.second);
        names.put(key.high(), key.low(), out.bytes(), 0, out.length());
        return drawn;
    }

    SipHash hash() {
        return new SipHash(first, second);
    }
}
