package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.MonthlyChange;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.parcel.CommodityMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The changes of months by received day. They are not state: each is added up from the daily totals of its month when it is
 * published. The table has only which months are unpublished.
 */
final class MonthlyChanges {
    private final TotalsTable table;
    private final DailyTotals days;
    private final LongPairMap<ChangedMonth> inMemory = new LongPairMap<>();
    private final PublishQueue<ChangedMonth> queue =
            new PublishQueue<>(CooldownTime.OF_AGGREGATES, this::save, this::evict);

    MonthlyChanges(TotalsTable table, SeriesCatalog catalog, DailyTotals days) {
        this.table = table;
        this.days = days;
        table.forEach(TotalsTable.MONTH, in -> restore(catalog, in));
    }

    PublishQueue<?> queue() {
        return queue;
    }

    /**
     * Notes that a daily total has changed.
     *
     * @param day epoch day
     * @param receivedDay the epoch day on which the change became known
     */
    void add(TrackedSeries series, long day, long receivedDay) {
        long month = CommodityMonth.monthOf(LocalDate.ofEpochDay(day));
        ChangedMonth cached = inMemory.get(series.number(), month);
        ChangedMonth changed = cached == null ? new ChangedMonth(series, month) : cached;
        if (cached == null) {
            inMemory.put(series.number(), month, changed);
        }
        queue.enqueue(changed);
        changed.add(receivedDay);
    }

    /** Publishes the changes of the months that are due and saves what changed; see {@link PublishQueue#publishDue}. */
    void publishDue(long nowMillis, long lagMillis, Consumer<MonthlyChange> publish) {
        queue.publishDue(nowMillis, lagMillis, month -> {
            publish(month, publish);
            month.markPublished();
        });
    }

    private void publish(ChangedMonth changed, Consumer<MonthlyChange> publish) {
        YearMonth month = YearMonth.of(0, 1).plusMonths(changed.month());
        sums(changed, month)
                .forEach((receivedDay, amounts) -> publish.accept(new MonthlyChange(
                        changed.series().series(), month, LocalDate.ofEpochDay(receivedDay), amounts)));
    }

    /** By received day. */
    private Map<Long, Amounts> sums(ChangedMonth changed, YearMonth month) {
        Map<Long, Amounts> sums = new TreeMap<>();
        long first = month.atDay(1).toEpochDay();
        for (long day = first; day < first + month.lengthOfMonth(); day++) {
            days.forEachChange(changed.series(), day, (receivedDay, amounts) -> {
                if (changed.includes(receivedDay)) {
                    sums.merge(receivedDay, amounts, Amounts::plus);
                }
            });
        }
        return sums;
    }

    private void restore(SeriesCatalog catalog, PackedReader in) {
        TrackedSeries series = catalog.series().get(in.readInt());
        long month = in.readLong();
        if (in.readByte() == 1) {
            ChangedMonth restored = ChangedMonth.restore(series, month);
            inMemory.put(series.number(), month, restored);
            queue.restore(restored);
        }
    }

    private void evict(ChangedMonth month) {
        inMemory.remove(month.series().number(), month.month());
    }

    private void save(ChangedMonth month) {
        table.begin(TotalsTable.MONTH)
                .write(month.series().number())
                .write(month.month())
                .writeByte(month.isUnpublished() ? 1 : 0);
        table.put(TotalsTable.MONTH, month.series().number(), month.month());
        month.setSaved(true);
    }
}
