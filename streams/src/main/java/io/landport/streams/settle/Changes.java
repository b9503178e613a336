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
 * The changes that a partition of documents has made since the last commit, added up in memory. {@link #flush} writes them
 * to parcels for the partitions of totals. It is not state: changes and the states of the documents that they follow from
 * are committed in one transaction.
 */
final class Changes {
    private static final int MAX_PARCEL_BYTES = 512 * 1024;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final NameTable table;
    private final NameNumbers numbers;
    private final ToIntFunction<String> partitionOf;
    private final Parcel[] parcels;

    /** By series, and by statistical and received day. */
    private final LongPairSums daily = new LongPairSums();

    /** By trade, and by month, commodity and unit. */
    private final LongPairSums commodities = new LongPairSums();

    private final Map<FateKey, Long> fates = new LinkedHashMap<>();
    private final Map<String, Long> asOf = new HashMap<>();
    private final Map<String, Long> newAsOf = new LinkedHashMap<>();
    private final Map<String, InputPosition> positions = new LinkedHashMap<>();

    /**
     * Loads the names and clocks of the partition.
     *
     * @param origin the partition of documents
     * @param partitions the number of partitions of totals
     * @param partitionOf the partition of totals that a key belongs to
     */
    Changes(NameTable table, NameNumbers numbers, int origin, int partitions, ToIntFunction<String> partitionOf) {
        this.table = table;
        this.numbers = numbers;
        this.partitionOf = partitionOf;
        this.parcels = new Parcel[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            parcels[partition] = new Parcel(origin);
        }
        table.load(numbers, asOf);
    }

    /** How far a topic was read. */
    private static final class InputPosition {
        private long nextOffset;
        private long receivedDay;
    }

    /** Sends a parcel to a partition of totals. */
    interface ParcelSender {
        void send(int partition, byte[] parcel);
    }

    /** Adds a signed change. */
    void add(Contribution change, LocalDate receivedDay) {
        int series = numbers.numberOf(change.key().series());
        LocalDate day = change.key().day();
        daily.add(series, days(day.toEpochDay(), receivedDay.toEpochDay()), change.amounts(), Int128.ZERO);
        commodities.add(
                numbers.series(series).trade(),
                CommodityMonth.of(
                        CommodityMonth.monthOf(day),
                        CommodityMonth.numberOf(change.commodity()),
                        numbers.unitNumberOf(change.unit())),
                change.amounts(),
                change.quantity());
    }

    /**
     * Adds to the number of messages of a fate.
     *
     * @param records negative to subtract
     */
    void add(FateKey fate, long records) {
        fates.merge(fate, records, Long::sum);
    }

    /** Advances the clock of a source to a day; an earlier day has no effect. */
    void advanceClock(String source, LocalDate day) {
        long epochDay = day.toEpochDay();
        Long before = asOf.get(source);
        if (before == null || before < epochDay) {
            asOf.put(source, epochDay);
            newAsOf.put(source, epochDay);
        }
    }

    /**
     * Sets the offset before which all records of a topic were read.
     *
     * @param receivedDay of the last of them
     */
    void setPosition(String topic, long nextOffset, LocalDate receivedDay) {
        InputPosition position = positions.computeIfAbsent(topic, unused -> new InputPosition());
        position.nextOffset = nextOffset;
        position.receivedDay = receivedDay.toEpochDay();
    }

    /** Sends all changes, saves the new names and starts from zero. */
    void flush(ParcelSender sender) {
        if (positions.isEmpty()) {
            return;
        }
        flushClocks();
        for (int index = 0; index < daily.size(); index++) {
            flushDaily(index, sender);
        }
        for (int index = 0; index < commodities.size(); index++) {
            flushCommodity(index, sender);
        }
        fates.forEach((fate, records) -> flushFate(fate, records, sender));
        for (int partition = 0; partition < parcels.length; partition++) {
            Parcel parcel = parcels[partition];
            positions.forEach(
                    (topic, position) -> parcel.addPosition(topic, position.nextOffset, position.receivedDay));
            sender.send(partition, parcel.close());
        }
        table.saveNew(numbers);
        daily.clear();
        commodities.clear();
        fates.clear();
        newAsOf.clear();
        positions.clear();
    }

    /** To all partitions, and before the changes of these days. */
    private void flushClocks() {
        newAsOf.forEach((source, day) -> {
            table.saveAsOf(source, day);
            for (Parcel parcel : parcels) {
                parcel.addAsOf(source, day);
            }
        });
    }

    private void flushDaily(int index, ParcelSender sender) {
        Amounts change = daily.amounts(index);
        if (change.isZero()) {
            return;
        }
        int number = (int) daily.first(index);
        long days = daily.second(index);
        NameNumbers.NumberedSeries numbered = numbers.series(number);
        parcels[numbered.partition()].addDaily(number, numbered.series(), day(days), receivedDay(days), change);
        sendIfFull(numbered.partition(), sender);
    }

    private void flushCommodity(int index, ParcelSender sender) {
        Amounts change = commodities.amounts(index);
        Int128 quantity = commodities.quantity(index);
        if (change.isZero() && quantity.isZero()) {
            return;
        }
        int number = (int) commodities.first(index);
        long commodityMonth = commodities.second(index);
        NameNumbers.NumberedTrade numbered = numbers.trade(number);
        String unit = numbers.unit(CommodityMonth.unit(commodityMonth));
        parcels[numbered.partition()].addCommodity(number, numbered.trade(), commodityMonth, unit, change, quantity);
        sendIfFull(numbered.partition(), sender);
    }

    private void flushFate(FateKey fate, long records, ParcelSender sender) {
        if (records == 0) {
            return;
        }
        int partition = partitionOf.applyAsInt(fate.key());
        parcels[partition].addFate(fate, records);
        sendIfFull(partition, sender);
    }

    private void sendIfFull(int partition, ParcelSender sender) {
        if (parcels[partition].length() > MAX_PARCEL_BYTES) {
            sender.send(partition, parcels[partition].close());
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
