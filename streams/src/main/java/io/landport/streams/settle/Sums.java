package io.landport.streams.settle;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.table.PagedTable;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a partition of documents has counted so far, as sums. Changes are added up in memory; {@link #passOn} adds them to
 * the sums in the table, once a commit, and packs the new sums for the partitions that publish them.
 */
final class Sums {
    private static final int LARGEST_PARCEL = 512 * 1024;

    private final SumsTable table;
    private final Book book;
    private final ToIntFunction<String> partitionOf;
    private final Parcel[] parcels;

    private final Map<DailyCell, Amounts> daily = new LinkedHashMap<>();
    private final Map<CommodityCell, Quantified> commodities = new LinkedHashMap<>();
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

    /** Days are epoch days. */
    private record DailyCell(int series, long day, long receivedDay) {}

    /** Month counted from the year 0. */
    private record CommodityCell(int trade, long month, int commodity, int unit) {}

    private record Quantified(Amounts amounts, Int128 quantity) {
        Quantified plus(Quantified other) {
            return new Quantified(amounts.plus(other.amounts), quantity.plus(other.quantity));
        }
    }

    /** Sends a parcel to a partition. */
    interface Carrier {
        void carry(int partition, byte[] parcel);
    }

    /** Adds a signed change. */
    void add(Contribution change, LocalDate receivedDay) {
        int series = book.numberOf(change.key().series());
        daily.merge(
                new DailyCell(series, change.key().day().toEpochDay(), receivedDay.toEpochDay()),
                change.amounts(),
                Amounts::plus);
        commodities.merge(
                new CommodityCell(
                        book.entry(series).trade(),
                        change.key().day().getLong(ChronoField.PROLEPTIC_MONTH),
                        DocumentFormat.numberOf(change.commodity()),
                        book.unitNumberOf(change.unit())),
                new Quantified(change.amounts(), change.quantity()),
                Quantified::plus);
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
        daily.forEach((cell, change) -> passOn(cell, change, carrier));
        commodities.forEach((cell, change) -> passOn(cell, change, carrier));
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

    private void passOn(DailyCell cell, Amounts change, Carrier carrier) {
        if (change.isZero()) {
            return;
        }
        Amounts sum = table.addDaily(cell.series, cell.day, cell.receivedDay, change);
        Book.Entry entry = book.entry(cell.series);
        parcels[entry.partition()].addDaily(entry.series(), cell.day, cell.receivedDay, sum);
        sendIfFull(entry.partition(), carrier);
    }

    private void passOn(CommodityCell cell, Quantified change, Carrier carrier) {
        if (change.amounts.isZero() && change.quantity.isZero()) {
            return;
        }
        SumsTable.Commodity sum =
                table.addCommodity(cell.trade, cell.month, cell.commodity, cell.unit, change.amounts, change.quantity);
        Book.Entry entry = book.entry(cell.trade);
        parcels[entry.tradePartition()].addCommodity(
                entry.series(),
                cell.month,
                DocumentFormat.commodity(cell.commodity),
                book.unit(cell.unit),
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
