package io.landport.streams.total;

import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.EntryVisitor;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.ValueView;
import java.util.function.Consumer;

/**
 * The table of a partition of totals. A tag says what an entry is; it is part of the key and the first byte of the value.
 */
final class TotalsTable {
    static final int SERIES = 1;
    static final int CLOCK = 2;
    static final int WINDOWS = 3;
    static final int DAY = 4;
    static final int COMMODITY = 5;
    static final int FATE = 6;
    static final int POSITION = 7;
    static final int TRADE = 8;
    static final int UNIT = 9;
    static final int MONTH = 10;

    private final PagedTable table;
    private final TableKey key = new TableKey();
    private final SipHash hash = new SipHash(0, 0);
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();

    TotalsTable(PagedTable table) {
        this.table = table;
    }

    /** Passes every entry with a tag to the visitor, positioned after the tag. */
    void forEach(int tag, Consumer<PackedReader> visitor) {
        EntryVisitor ofTag = (high, low, value) -> {
            PackedReader entry = new PackedReader().over(value.bytes(), 0, value.length());
            if (entry.readByte() == tag) {
                visitor.accept(entry);
            }
        };
        table.forEach(ofTag);
    }

    /** Looks up the entry of two numbers; if there is one, {@link #entry} is positioned after its tag. */
    boolean find(int tag, long first, long second) {
        key.of(tag, first, second);
        return find(key.high(), key.low());
    }

    /** The entry that the last lookup found. */
    PackedReader entry() {
        return in;
    }

    /** Starts the value of an entry. */
    PackedWriter begin(int tag) {
        return out.clear().writeByte(tag);
    }

    /** Writes the value that was started last under two numbers. */
    void put(int tag, long first, long second) {
        key.of(tag, first, second);
        table.put(key.high(), key.low(), out.bytes(), 0, out.length());
    }

    /** Writes the value that was started last under a name. */
    void put(int tag, String name) {
        hash.hash(name);
        table.put(hash.high() + tag, hash.low(), out.bytes(), 0, out.length());
    }

    private boolean find(long high, long low) {
        if (!table.find(high, low, view)) {
            return false;
        }
        in.over(view.bytes(), 0, view.length()).readByte();
        return true;
    }
}
