package io.landport.streams.settle;

import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.ValueView;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The table of the names that stand as numbers in a partition's state, and of the clocks of its sources. */
final class NameTable implements NumberedNames {
    private static final int SERIES = 1;
    private static final int UNIT = 2;
    private static final int AS_OF = 3;

    private final PagedTable table;
    private final TableKey key = new TableKey();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();
    private final ValueView view = new ValueView();
    private final Map<String, Integer> sourceNumbers = new HashMap<>();

    NameTable(PagedTable table) {
        this.table = table;
    }

    /** Loads all names and clocks; there are few. */
    void load(NameNumbers numbers, Map<String, Long> asOf) {
        Map<Integer, Series> series = new TreeMap<>();
        Map<Integer, String> units = new TreeMap<>();
        table.forEach((high, low, value) -> {
            in.over(value.bytes(), 0, value.length());
            switch (in.readByte()) {
                case SERIES -> series.put(in.readInt(), Parcel.readSeries(in));
                case UNIT -> units.put(in.readInt(), in.readText());
                case AS_OF -> {
                    int number = in.readInt();
                    String source = in.readText();
                    sourceNumbers.put(source, number);
                    asOf.put(source, in.readLong());
                }
                default -> {
                    // The seed; DocumentHash reads it.
                }
            }
        });
        numbers.restore(series.values(), units.values());
    }

    @Override
    public Series seriesOf(int number) {
        find(SERIES, number);
        return Parcel.readSeries(in);
    }

    @Override
    public String unit(int number) {
        find(UNIT, number);
        return in.readText();
    }

    /** Saves the names that are new since the last call. */
    void saveNew(NameNumbers numbers) {
        numbers.visitNew(new NameNumbers.NewNameVisitor() {
            @Override
            public void series(int number, Series series) {
                out.clear().writeByte(SERIES).write(number);
                Parcel.write(series, out);
                put(key.of(SERIES, number, 0));
            }

            @Override
            public void unit(int number, String name) {
                out.clear().writeByte(UNIT).write(number).write(name);
                put(key.of(UNIT, number, 0));
            }
        });
    }

    void saveAsOf(String source, long day) {
        int number = sourceNumbers.computeIfAbsent(source, unused -> sourceNumbers.size());
        out.clear().writeByte(AS_OF).write(number).write(source).write(day);
        put(key.of(AS_OF, number, 0));
    }

    /** Reads up to the name. */
    private void find(int kind, int number) {
        key.of(kind, number, 0);
        if (!table.find(key.high(), key.low(), view)) {
            throw new IllegalStateException("no name " + number + " of kind " + kind);
        }
        in.over(view.bytes(), 0, view.length());
        in.readByte();
        in.readInt();
    }

    private void put(TableKey at) {
        table.put(at.high(), at.low(), out.bytes(), 0, out.length());
    }
}
