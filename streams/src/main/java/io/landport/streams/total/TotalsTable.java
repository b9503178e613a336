package io.landport.streams.total;

import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.EntryVisitor;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.ValueView;
import java.util.function.Consumer;

/** The table of a partition of totals: who keeps what in it under which tag. An entry begins with its tag. */
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

    private final PagedTable table;
    private final TableKey key = new TableKey();
    private final SipHash hash = new SipHash(0, 0);
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();

    TotalsTable(PagedTable table) {
        this.table = table;
    }

    /** Shows every entry of a tag, from behind the tag. */
    void forEach(int tag, Consumer<PackedReader> visitor) {
        EntryVisitor ofTag = (high, low, value) -> {
            PackedReader entry = new PackedReader().over(value.bytes(), value.from(), value.length());
            if (entry.readByte() == tag) {
                visitor.accept(entry);
            }
        };
        table.forEach(ofTag);
    }

    /** Whether there is an entry of two numbers; then {@link #found} reads it from behind its tag. */
    boolean find(int tag, long first, long second) {
        key.of(tag, first, second);
        return find(key.high(), key.low());
    }

    /** The entry found last. */
    PackedReader found() {
        return in;
    }

    /** Begins an entry. */
    PackedWriter begin(int tag) {
        return out.clear().writeByte(tag);
    }

    /** Puts what was begun last under two numbers. */
    void put(int tag, long first, long second) {
        key.of(tag, first, second);
        table.put(key.high(), key.low(), out.bytes(), 0, out.length());
    }

    /** Puts what was begun last under a name. */
    void put(int tag, String name) {
        hash.hash(name);
        table.put(hash.high() + tag, hash.low(), out.bytes(), 0, out.length());
    }

    private boolean find(long high, long low) {
        if (!table.find(high, low, view)) {
            return false;
        }
        in.over(view.bytes(), view.from(), view.length()).readByte();
        return true;
    }
}
