package io.landport.streams.settle;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.TableKey;
import io.landport.streams.table.View;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The table of a partition's sums, and of the names that its state is written with. */
final class SumsTable {
    private static final int SERIES = 1;
    private static final int UNIT = 2;
    private static final int AS_OF = 3;
    private static final int DAILY = 4;
    private static final int COMMODITY = 5;
    private static final int FATE = 6;

    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int UNIT_BITS = 24;
    private static final int COMMODITY_BITS = 21;

    private final PagedTable table;
    private final TableKey key = new TableKey();
    private final View view = new View();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();
    private final Map<FateKey, Integer> fateNumbers = new HashMap<>();
    private final Map<String, Integer> sourceNumbers = new HashMap<>();

    SumsTable(PagedTable table) {
        this.table = table;
    }

    /** The sum of a commodity. */
    record Commodity(Amounts amounts, Int128 quantity) {}

    /** Reads what has to be at hand before the first message: names, clocks, the numbers of fates. */
    void load(Book book, Map<String, Long> asOf) {
        Map<Integer, Series> series = new TreeMap<>();
        Map<Integer, String> units = new TreeMap<>();
        table.forEach((high, low, value) -> {
            in.over(value.bytes(), value.from(), value.length());
            switch (in.readByte()) {
                case SERIES -> series.put(in.readInt(), Parcel.readSeries(in));
                case UNIT -> units.put(in.readInt(), in.readText());
                case AS_OF -> {
                    int number = in.readInt();
                    String source = in.readText();
                    sourceNumbers.put(source, number);
                    asOf.put(source, in.readLong());
                }
                case FATE -> {
                    int number = in.readInt();
                    fateNumbers.put(readFate(), number);
                }
                default -> {
                    // A sum, read when it changes.
                }
            }
        });
        book.restore(series.values(), units.values());
    }

    /** Saves what got a number since the last call. */
    void saveNames(Book book) {
        book.takeNew(new Book.Taker() {
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

    /** A statistical and a received day, both epoch days, as one number. */
    static long days(long day, long receivedDay) {
        return (day << Integer.SIZE) | (receivedDay & UNSIGNED);
    }

    static long day(long days) {
        return days >> Integer.SIZE;
    }

    static long receivedDay(long days) {
        return (int) days;
    }

    /** A month counted from the year 0, a commodity's number and a unit's as one number. */
    static long goods(long month, int commodity, int unit) {
        return (((month << COMMODITY_BITS) | commodity) << UNIT_BITS) | unit;
    }

    static long month(long goods) {
        return goods >> (COMMODITY_BITS + UNIT_BITS);
    }

    static int commodity(long goods) {
        return (int) (goods >> UNIT_BITS) & ((1 << COMMODITY_BITS) - 1);
    }

    static int unit(long goods) {
        return (int) goods & ((1 << UNIT_BITS) - 1);
    }

    /** The new sum. */
    Amounts addDaily(int series, long days, Amounts change) {
        key.of(DAILY, series, days);
        Amounts sum = find() ? in.readAmounts().plus(change) : change;
        out.clear().writeByte(DAILY).write(sum);
        put(key);
        return sum;
    }

    /** The new sum. */
    Commodity addCommodity(int trade, long goods, Amounts change, Int128 quantity) {
        key.of(COMMODITY, trade, goods);
        Commodity sum = find()
                ? new Commodity(in.readAmounts().plus(change), in.readInt128().plus(quantity))
                : new Commodity(change, quantity);
        out.clear().writeByte(COMMODITY).write(sum.amounts).write(sum.quantity);
        put(key);
        return sum;
    }

    /** The new count. */
    long addFate(FateKey fate, long change) {
        int number = fateNumbers.computeIfAbsent(fate, unused -> fateNumbers.size());
        key.of(FATE, number, 0);
        long sum = change;
        if (find()) {
            in.readInt();
            readFate();
            sum += in.readLong();
        }
        out.clear().writeByte(FATE).write(number).write(fate.topic()).write(fate.source());
        out.write(fate.receivedDay().toEpochDay()).write(fate.fate()).write(sum);
        put(key);
        return sum;
    }

    private FateKey readFate() {
        return new FateKey(in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText());
    }

    /** Whether the key has an entry, which can then be read from behind its tag. */
    private boolean find() {
        if (!table.find(key.high(), key.low(), view)) {
            return false;
        }
        in.over(view.bytes(), view.from(), view.length()).readByte();
        return true;
    }

    private void put(TableKey at) {
        table.put(at.high(), at.low(), out.bytes(), 0, out.length());
    }
}
