package io.landport.streams.parcel;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import io.landport.streams.packed.EnumCodes;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes from one partition of documents to one partition of totals, in the order in which they were added. A series,
 * trade or unit is written in full where it is first used and by number after that, so a change takes about twenty bytes.
 * Not thread-safe.
 */
public final class Parcel {
    private static final int AS_OF = 1;
    private static final int SERIES = 2;
    private static final int DAILY = 3;
    private static final int TRADE = 4;
    private static final int UNIT = 5;
    private static final int COMMODITY = 6;
    private static final int FATE = 7;
    private static final int POSITION = 8;

    private final int origin;
    private final PackedWriter out = new PackedWriter();
    private final Renumbering series = new Renumbering();
    private final Renumbering trades = new Renumbering();
    private final Renumbering units = new Renumbering();
    private boolean isEmpty = true;

    /** @param origin the partition of documents */
    public Parcel(int origin) {
        this.origin = origin;
        clear();
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return isEmpty;
    }

    /** The number of bytes so far. */
    public int length() {
        return out.length();
    }

    /** Returns the bytes of the parcel and empties it. */
    public byte[] close() {
        byte[] bytes = out.copy();
        clear();
        return bytes;
    }

    /** Adds a clock; see {@link ParcelVisitor#asOf}. */
    public void addAsOf(String source, long day) {
        begin(AS_OF).write(source).write(day);
    }

    /**
     * Adds a change of a total; see {@link ParcelVisitor#daily}.
     *
     * @param number the sender's number of the series; it must not change
     */
    public void addDaily(int number, Series name, long day, long receivedDay, Amounts change) {
        if (series.add(number)) {
            begin(SERIES);
            write(name, out);
        }
        begin(DAILY)
                .write(series.of(number))
                .write(day)
                .write(receivedDay - day)
                .write(change);
    }

    /**
     * Adds a change of a commodity's total; see {@link ParcelVisitor#commodity}.
     *
     * @param number the sender's number of the trade; it must not change
     * @param commodityMonth with the sender's number of the unit, which must not change
     * @param unit name of the unit
     */
    public void addCommodity(
            int number, Trade name, long commodityMonth, String unit, Amounts change, Int128 quantity) {
        if (trades.add(number)) {
            begin(TRADE);
            write(name, out);
        }
        int unitNumber = CommodityMonth.unit(commodityMonth);
        if (units.add(unitNumber)) {
            begin(UNIT).write(unit);
        }
        begin(COMMODITY)
                .write(trades.of(number))
                .write(CommodityMonth.month(commodityMonth))
                .write(CommodityMonth.commodity(commodityMonth));
        out.write(units.of(unitNumber)).write(change).write(quantity);
    }

    /** Adds a count; see {@link ParcelVisitor#fate}. */
    public void addFate(FateKey key, long records) {
        begin(FATE).write(key.topic()).write(key.source());
        out.write(key.receivedDay().toEpochDay()).write(key.fate()).write(records);
    }

    /** Adds a position; see {@link ParcelVisitor#position}. */
    public void addPosition(String topic, long nextOffset, long receivedDay) {
        begin(POSITION).write(topic).write(nextOffset).write(receivedDay);
    }

    /**
     * Passes the content of a parcel to the visitor, in the order in which it was added.
     *
     * @return the number of entries
     */
    public static int open(byte[] bytes, ParcelVisitor visitor) {
        PackedReader in = new PackedReader().over(bytes, 0, bytes.length);
        int origin = in.readInt();
        List<Integer> series = new ArrayList<>();
        List<Integer> trades = new ArrayList<>();
        List<Integer> units = new ArrayList<>();
        int entries = 0;
        while (in.hasMore()) {
            int kind = in.readByte();
            switch (kind) {
                case AS_OF -> visitor.asOf(in.readText(), in.readLong());
                case SERIES -> series.add(visitor.series(readSeries(in)));
                case DAILY -> {
                    int number = series.get(in.readInt());
                    long day = in.readLong();
                    visitor.daily(number, day, day + in.readLong(), in.readAmounts());
                }
                case TRADE -> trades.add(visitor.trade(readTrade(in)));
                case UNIT -> units.add(visitor.unit(in.readText()));
                case COMMODITY -> {
                    int number = trades.get(in.readInt());
                    long commodityMonth = CommodityMonth.of(in.readLong(), in.readInt(), units.get(in.readInt()));
                    visitor.commodity(number, commodityMonth, in.readAmounts(), in.readInt128());
                }
                case FATE ->
                    visitor.fate(
                            new FateKey(
                                    in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText()),
                            in.readLong());
                case POSITION -> visitor.position(origin, in.readText(), in.readLong(), in.readLong());
                default -> throw new IllegalStateException("a parcel has no entry of kind " + kind);
            }
            entries++;
        }
        return entries;
    }

    /** Writes a series in full. */
    public static void write(Series series, PackedWriter out) {
        out.write(series.source())
                .write(series.reporter())
                .write(series.partner())
                .write(series.region())
                .write(series.crossing())
                .write(series.sector())
                .writeByte(EnumCodes.FLOWS.of(series.flow()))
                .writeByte(EnumCodes.CHANNELS.of(series.channel()))
                .write(series.regime())
                .write(series.mode())
                .write(series.currency());
    }

    /** Reads a series. */
    public static Series readSeries(PackedReader in) {
        return new Series(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                EnumCodes.FLOWS.constant(in.readByte()),
                EnumCodes.CHANNELS.constant(in.readByte()),
                in.readText(),
                in.readText(),
                in.readText());
    }

    /** Writes a trade in full. */
    public static void write(Trade trade, PackedWriter out) {
        out.write(trade.source())
                .write(trade.reporter())
                .write(trade.partner())
                .write(trade.region())
                .write(trade.crossing())
                .writeByte(EnumCodes.FLOWS.of(trade.flow()))
                .write(trade.regime())
                .write(trade.currency());
    }

    /** Reads a trade. */
    public static Trade readTrade(PackedReader in) {
        return new Trade(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                EnumCodes.FLOWS.constant(in.readByte()),
                in.readText(),
                in.readText());
    }

    private void clear() {
        out.clear().write(origin);
        series.clear();
        trades.clear();
        units.clear();
        isEmpty = true;
    }

    private PackedWriter begin(int kind) {
        isEmpty = false;
        return out.writeByte(kind);
    }
}
