package io.landport.streams.settle;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.table.PagedTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a partition of documents has counted so far, as sums. Changes are added up in memory; {@link #passOn} adds them to
 * the sums in the table, once a commit, and packs the new sums for the partitions that publish them.
 */
final class Sums {
    private static final int MONTHS = 12;
    private static final int LARGEST_PARCEL = 512 * 1024;

    private final SumsTable table;
    private final Book book;
    private final ToIntFunction<String> partitionOf;
    private final Parcel[] parcels;

    /** By series, and by statistical and received day. */
    private final CellSums daily = new CellSums();

    /** By trade, and by month, commodity and unit. */
    private final CellSums commodities = new CellSums();

    private final Map<FateKey, Long> fates = new LinkedHashMap<>();
    private final Map<String, Long> asOf = new HashMap<>();
    private final Map<String, Long> newAsOf = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();

    /**
     * @param origin the partition of documents
     * @param partitions how many partitions publish totals
     * @param partitionOf which of them a key belongs to
     */
    Sums(PagedTable sums, Book book, int origin, int partitions, ToIntFunction<String> partitionOf) {
        this.table = new SumsTable(sums);
        this.book = book;
        this.partitionOf = partitionOf;
        this.parcels = new Parcel[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            parcels[partition] = new Parcel(origin);
        }
        table.load(book, asOf);
    }

    /** Sends a parcel to a partition. */
    interface Carrier {
        void carry(int partition, byte[] parcel);
    }

    /** Adds a signed change. */
    void add(Contribution change, LocalDate receivedDay) {
        int series = book.numberOf(change.key().series());
        LocalDate day = change.key().day();
        daily.add(series, SumsTable.days(day.toEpochDay(), receivedDay.toEpochDay()), change.amounts(), Int128.ZERO);
        commodities.add(
                book.entry(series).trade(),
                SumsTable.goods(
                        MONTHS * day.getYear() + day.getMonthValue() - 1,
                        DocumentFormat.numberOf(change.commodity()),
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

    /** Saves all sums that changed and sends them. */
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
        fates.forEach((fate, change) -> passOn(fate, change, carrier));
        for (int partition = 0; partition < parcels.length; partition++) {
            Parcel parcel = parcels[partition];
            positions.forEach(parcel::addPosition);
            carrier.carry(partition, parcel.close());
        }
        table.saveNames(book);
        daily.clear();
        commodities.clear();
        fates.clear();
        newAsOf.clear();
        positions.clear();
    }

    /** To all partitions, and before everything that counts on these days. */
    private void passOnClocks() {
        newAsOf.forEach((source, day) -> {
            table.saveAsOf(source, day);
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
        Amounts sum = table.addDaily(series, days, change);
        Book.Entry entry = book.entry(series);
        parcels[entry.partition()].addDaily(entry.series(), SumsTable.day(days), SumsTable.receivedDay(days), sum);
        sendIfFull(entry.partition(), carrier);
    }

    private void passOnCommodity(int cell, Carrier carrier) {
        Amounts change = commodities.amounts(cell);
        Int128 quantity = commodities.quantity(cell);
        if (change.isZero() && quantity.isZero()) {
            return;
        }
        int trade = (int) commodities.first(cell);
        long goods = commodities.second(cell);
        SumsTable.Commodity sum = table.addCommodity(trade, goods, change, quantity);
        Book.Entry entry = book.entry(trade);
        parcels[entry.tradePartition()].addCommodity(
                entry.series(),
                SumsTable.month(goods),
                DocumentFormat.commodity(SumsTable.commodity(goods)),
                book.unit(SumsTable.unit(goods)),
                sum.amounts(),
                sum.quantity());
        sendIfFull(entry.tradePartition(), carrier);
    }

    private void passOn(FateKey fate, long change, Carrier carrier) {
        if (change == 0) {
            return;
        }
        int partition = partitionOf.applyAsInt(fate.key());
        parcels[partition].addFate(fate, table.addFate(fate, change));
        sendIfFull(partition, carrier);
    }

    private void sendIfFull(int partition, Carrier carrier) {
        if (parcels[partition].length() > LARGEST_PARCEL) {
            carrier.carry(partition, parcels[partition].close());
        }
    }
}
