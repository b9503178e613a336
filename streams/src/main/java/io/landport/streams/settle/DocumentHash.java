package io.landport.streams.settle;

import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.ValueView;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hashes document ids with the seed of their partition. The seed is drawn at random when a partition hashes its first id and kept with
 * its state, so that a feed cannot choose document ids whose hashes collide. Not thread-safe.
 */
final class DocumentHash {
    private static final int TAG = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PagedTable names;
    private @Nullable SipHash seeded;

    /** @param names contains the seed; it is read, or drawn and saved, with the first hash */
    DocumentHash(PagedTable names) {
        this.names = names;
    }

    /** Hashes a text; the result contains the hash until the next call. */
    SipHash of(String text) {
        SipHash hash = seeded == null ? seed() : seeded;
        hash.hash(text);
        return hash;
    }

    private SipHash seed() {
        TableKey key = new TableKey().of(TAG, 0, 0);
        ValueView view = new ValueView();
        SipHash hash = names.find(key.high(), key.low(), view) ? read(view) : draw(key);
        seeded = hash;
        return hash;
    }

    private static SipHash read(ValueView view) {
        PackedReader in = new PackedReader().over(view.bytes(), 0, view.length());
        in.readByte();
        return new SipHash(in.readFixed(), in.readFixed());
    }

    private SipHash draw(TableKey key) {
        long first = RANDOM.nextLong();
        long second = RANDOM.nextLong();
        PackedWriter out = new PackedWriter().writeByte(TAG).writeFixed(first).writeFixed(second);
        names.put(key.high(), key.low(), out.bytes(), 0, out.length());
        return new SipHash(first, second);
    }
}
