package io.landport.streams.parcel;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.streams.packed.Numbered;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Partial sums of one origin for one partition, written one after another. A series is written in full where it first
 * comes and by number after that, so that a sum costs some twenty bytes. One thread only.
 */
public final class Parcel {
    private static final int AS_OF = 1;
    private static final int SERIES = 2;
    private static final int DAILY = 3;
    private static final int COMMODITY = 4;
    private static final int FATE = 5;
    private static final int POSITION = 6;

    private static final int MONTHS = 12;

    private final int origin;
    private final PackedWriter out = new PackedWriter();
    private final Map<Series, Integer> numbers = new HashMap<>();
    private boolean isEmpty = true;

    /** @param origin the partition of documents that is summed up */
    public Parcel(int origin) {
        this.origin = origin;
        clear();
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return isEmpty;
    }

    /** Bytes so far. */
    public int length() {
        return out.length();
    }

    /** The parcel as a record's value; empties it. */
    public byte[] close() {
        byte[] bytes = out.copy();
        clear();
        return bytes;
    }

    /** Adds a clock; see {@link Receiver#asOf}. */
    public void addAsOf(String source, long day) {
        begin(AS_OF).write(source).write(day);
    }

    /** Adds a partial total; see {@link Receiver#daily}. */
    public void addDaily(Series series, long day, long receivedDay, Amounts amounts) {
        int number = numberOf(series);
        begin(DAILY).write(number).write(day).write(receivedDay - day).write(amounts);
    }

    /**
     * Adds a partial total of a commodity; see {@link Receiver#commodity}.
     *
     * @param alike any series whose dimensions are the commodity total's, whatever its sector, channel and mode
     * @param month months since the year 0
     */
    public void addCommodity(
            Series alike, long month, String commodity, String unit, Amounts amounts, Int128 quantity) {
        int number = numberOf(alike);
        begin(COMMODITY).write(number).write(month).write(commodity).write(unit);
        out.write(amounts).write(quantity);
    }

    /** Adds a count; see {@link Receiver#fate}. */
    public void addFate(FateKey key, long records) {
        begin(FATE).write(key.topic()).write(key.source());
        out.write(key.receivedDay().toEpochDay()).write(key.fate()).write(records);
    }

    /** Adds a position; see {@link Receiver#position}. */
    public void addPosition(String topic, long nextOffset) {
        begin(POSITION).write(topic).write(nextOffset);
    }

    /** Hands everything in a parcel to the receiver, in the order in which it was added. */
    public static void open(byte[] bytes, Receiver receiver) {
        PackedReader in = new PackedReader().over(bytes, 0, bytes.length);
        int origin = in.readInt();
        List<Series> series = new ArrayList<>();
        while (in.hasMore()) {
            int kind = in.readByte();
            switch (kind) {
                case AS_OF -> receiver.asOf(in.readText(), in.readLong());
                case SERIES -> series.add(readSeries(in));
                case DAILY -> {
                    Series of = series.get(in.readInt());
                    long day = in.readLong();
                    receiver.daily(origin, of, day, day + in.readLong(), in.readAmounts());
                }
                case COMMODITY ->
                    receiver.commodity(
                            origin, commodity(series.get(in.readInt()), in), in.readAmounts(), in.readInt128());
                case FATE ->
                    receiver.fate(
                            origin,
                            new FateKey(
                                    in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText()),
                            in.readLong());
                case POSITION -> receiver.position(origin, in.readText(), in.readLong());
                default -> throw new IllegalStateException("a parcel holds nothing of kind " + kind);
            }
        }
    }

    private void clear() {
        out.clear().write(origin);
        numbers.clear();
        isEmpty = true;
    }

    private PackedWriter begin(int kind) {
        isEmpty = false;
        return out.writeByte(kind);
    }

    private int numberOf(Series series) {
        Integer known = numbers.get(series);
        if (known != null) {
            return known;
        }
        begin(SERIES);
        write(series, out);
        numbers.put(series, numbers.size());
        return numbers.size() - 1;
    }

    /** Writes a series in full. */
    public static void write(Series series, PackedWriter out) {
        out.write(series.source())
                .write(series.reporter())
                .write(series.partner())
                .write(series.region())
                .write(series.crossing())
                .write(series.sector())
                .writeByte(Numbered.FLOWS.of(series.flow()))
                .writeByte(Numbered.CHANNELS.of(series.channel()))
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
                Numbered.FLOWS.constant(in.readByte()),
                Numbered.CHANNELS.constant(in.readByte()),
                in.readText(),
                in.readText(),
                in.readText());
    }

    private static CommodityKey commodity(Series alike, PackedReader in) {
        long month = in.readLong();
        LocalDate day = LocalDate.of(Math.toIntExact(month / MONTHS), (int) (month % MONTHS) + 1, 1);
        return CommodityKey.of(new TotalKey(alike, day), in.readText(), in.readText());
    }
}
