package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/** The daily totals of a partition: those that wait or cool down in memory, all others in the table only. */
final class DailyTotals {
    /** A total that changes all the time is published twice a second. */
    private static final CooldownTime COOLDOWN = CooldownTime.of(400);

    private final TotalsTable table;
    private final LongPairMap<DailyTotalState> inMemory = new LongPairMap<>();
    private final PublishQueue<DailyTotalState> queue = new PublishQueue<>(COOLDOWN, this::save, this::evict);

    DailyTotals(TotalsTable table, SeriesCatalog catalog) {
        this.table = table;
        table.forEach(TotalsTable.DAY, in -> {
            TrackedSeries series = catalog.series().get(in.readInt());
            DailyTotalState saved = DailyTotalState.read(series, in.readLong(), in);
            series.addDay(saved.day());
            if (saved.isUnpublished()) {
                inMemory.put(series.number(), saved.day(), saved);
                queue.restore(saved);
            }
        });
    }

    PublishQueue<?> queue() {
        return queue;
    }

    /**
     * Adds to a daily total.
     *
     * @param day epoch day
     * @param receivedDay the epoch day on which the change became known
     */
    void add(TrackedSeries series, long day, long receivedDay, Amounts change) {
        DailyTotalState cached = inMemory.get(series.number(), day);
        DailyTotalState total = cached == null ? load(series, day) : cached;
        if (cached == null) {
            inMemory.put(series.number(), day, total);
            series.addDay(day);
        }
        queue.enqueue(total);
        total.add(receivedDay, change);
    }

    /** The total of an epoch day, zero if there is none. */
    Amounts total(TrackedSeries series, long day) {
        if (!series.mayHave(day)) {
            return Amounts.ZERO;
        }
        DailyTotalState cached = inMemory.get(series.number(), day);
        return cached == null ? load(series, day).total() : cached.total();
    }

    /** Passes the changes of a daily total to the visitor. */
    void forEachChange(TrackedSeries series, long day, DailyTotalState.ChangeVisitor visitor) {
        if (!series.mayHave(day)) {
            return;
        }
        DailyTotalState cached = inMemory.get(series.number(), day);
        (cached == null ? load(series, day) : cached).forEachChange(visitor);
    }

    /** Publishes the totals that are due and saves all that changed; see {@link PublishQueue#publishDue}. */
    void publishDue(long nowMillis, long lagMillis, Consumer<DailyTotalState> publish) {
        queue.publishDue(nowMillis, lagMillis, publish);
    }

    private void evict(DailyTotalState total) {
        inMemory.remove(total.series().number(), total.day());
    }

    private DailyTotalState load(TrackedSeries series, long day) {
        if (!table.find(TotalsTable.DAY, series.number(), day)) {
            return new DailyTotalState(series, day);
        }
        table.entry().readInt();
        table.entry().readLong();
        return DailyTotalState.read(series, day, table.entry());
    }

    private void save(DailyTotalState total) {
        total.write(table.begin(TotalsTable.DAY));
        table.put(TotalsTable.DAY, total.series().number(), total.day());
    }
}
