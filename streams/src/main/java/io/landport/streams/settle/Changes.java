package io.landport.streams.settle;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.streams.parcel.CommodityMonth;
import io.landport.streams.parcel.Parcel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a partition of documents has changed since the last commit. Changes are added up in memory; {@link #passOn} packs
 * them for the partitions that keep totals. Nothing of it is state: what is passed on, and the documents' states that it
 * follows from, are committed together or not at all.
 */
final class Changes {
    private static final int LARGEST_PARCEL = 512 * 1024;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final NameTable names;
    private final NameNumbers book;
    private final ToIntFunction<String> partitionOf;
    private final Parcel[] parcels;

    /** By series, and by statistical and received day. */
    private final CellSums daily = new CellSums();

    /** By trade and goods. */
    private final CellSums commodities = new CellSums();

    private final Map<FateKey, Long> fates = new LinkedHashMap<>();
    private final Map<String, Long> asOf = new HashMap<>();
    private final Map<String, Long> newAsOf = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();

    /**
     * @param origin the partition of documents
     * @param partitions how many partitions keep totals
     * @param partitionOf which of them a key belongs to
     */
    Changes(NameTable names, NameNumbers book, int origin, int partitions, ToIntFunction<String> partitionOf) {
        this.names = names;
        this.book = book;
        this.partitionOf = partitionOf;
        this.parcels = new Parcel[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            parcels[partition] = new Parcel(origin);
        }
        names.load(book, asOf);
    }

    /** Sends a parcel to a partition. */
    interface Carrier {
        void carry(int partition, byte[] parcel);
    }

    /** Adds a signed change. */
    void add(Contribution change, LocalDate receivedDay) {
        int series = book.numberOf(change.key().series());
        LocalDate day = change.key().day();
        daily.add(series, days(day.toEpochDay(), receivedDay.toEpochDay()), change.amounts(), Int128.ZERO);
        commodities.add(
                book.entry(series).trade(),
                CommodityMonth.of(
                        CommodityMonth.monthOf(day),
                        CommodityMonth.numberOf(change.commodity()),
                        book.unitNumberOf(change.unit())),
                change.amounts(),
                change.quantity());
    }

    /** Adds so many messages of a fate, or takes them back. */
    void add(FateKey fate, long records) {
        fates.merge(fate, records, Long::sum);
    }

    /** Moves a source's clock on to a day, never back. */
    void seen(String source, LocalDate day) {
        long epochDay = day.toEpochDay();
        Long before = asOf.get(source);
        if (before == null || before < epochDay) {
            asOf.put(source, epochDay);
            newAsOf.put(source, epochDay);
        }
    }

    /** Takes note that all before this offset of a topic has been read. */
    void read(String topic, long nextOffset) {
        positions.put(topic, nextOffset);
    }

    /** Sends all that changed, and saves the names that are new. */
    void passOn(Carrier carrier) {
        if (positions.isEmpty()) {
            return;
        }
        passOnClocks();
        for (int cell = 0; cell < daily.size(); cell++) {
            passOnDaily(cell, carrier);
        }
        for (int cell = 0; cell < commodities.size(); cell++) {
            passOnCommodity(cell, carrier);
        }
        fates.forEach((fate, records) -> passOn(fate, records, carrier));
        for (int partition = 0; partition < parcels.length; partition++) {
            Parcel parcel = parcels[partition];
            positions.forEach(parcel::addPosition);
            carrier.carry(partition, parcel.close());
        }
        names.saveNew(book);
        daily.clear();
        commodities.clear();
        fates.clear();
        newAsOf.clear();
        positions.clear();
    }

    /** To all partitions, and before everything that counts on these days. */
    private void passOnClocks() {
        newAsOf.forEach((source, day) -> {
            names.saveAsOf(source, day);
            for (Parcel parcel : parcels) {
                parcel.addAsOf(source, day);
            }
        });
    }

    private void passOnDaily(int cell, Carrier carrier) {
        Amounts change = daily.amounts(cell);
        if (change.isZero()) {
            return;
        }
        int series = (int) daily.first(cell);
        long days = daily.second(cell);
        NameNumbers.Entry entry = book.entry(series);
        parcels[entry.partition()].addDaily(series, entry.series(), day(days), receivedDay(days), change);
        sendIfFull(entry.partition(), carrier);
    }

    private void passOnCommodity(int cell, Carrier carrier) {
        Amounts change = commodities.amounts(cell);
        Int128 quantity = commodities.quantity(cell);
        if (change.isZero() && quantity.isZero()) {
            return;
        }
        int number = (int) commodities.first(cell);
        long goods = commodities.second(cell);
        NameNumbers.TradeEntry entry = book.trade(number);
        parcels[entry.partition()].addCommodity(
                number, entry.trade(), goods, book.unit(CommodityMonth.unit(goods)), change, quantity);
        sendIfFull(entry.partition(), carrier);
    }

    private void passOn(FateKey fate, long records, Carrier carrier) {
        if (records == 0) {
            return;
        }
        int partition = partitionOf.applyAsInt(fate.key());
        parcels[partition].addFate(fate, records);
        sendIfFull(partition, carrier);
    }

    private void sendIfFull(int partition, Carrier carrier) {
        if (parcels[partition].length() > LARGEST_PARCEL) {
            carrier.carry(partition, parcels[partition].close());
        }
    }

    /** A statistical and a received day, both epoch days, as one number. */
    private static long days(long day, long receivedDay) {
        return (day << Integer.SIZE) | (receivedDay & UNSIGNED);
    }

    private static long day(long days) {
        return days >> Integer.SIZE;
    }

    private static long receivedDay(long days) {
        return (int) days;
    }
}
