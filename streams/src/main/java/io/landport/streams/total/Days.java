package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/** The daily totals of a partition: those that wait or rest in memory, all others in the table. */
final class Days {
    /** Half of what the slowest of a hundred may take from the document to the store. */
    private static final long REST_MILLIS = 400;

    private final TotalsTable table;
    private final CellMap<DayTotal> known = new CellMap<>();
    private final PublishQueue<DayTotal> line = new PublishQueue<>(REST_MILLIS, this::save, this::leave);

    Days(TotalsTable table, SeriesCatalog catalogue) {
        this.table = table;
        table.forEach(TotalsTable.DAY, in -> {
            TrackedSeries series = catalogue.series().get(in.readInt());
            DayTotal saved = DayTotal.read(series, in.readLong(), in);
            if (saved.waits()) {
                known.put(series.number(), saved.day(), saved);
                line.restore(saved);
            }
        });
    }

    PublishQueue<?> line() {
        return line;
    }

    /** Adds to the total of a day, as known from a received day on. */
    void add(TrackedSeries series, long day, long receivedDay, Amounts change) {
        DayTotal held = known.get(series.number(), day);
        DayTotal total = held == null ? saved(series, day) : held;
        if (held == null) {
            known.put(series.number(), day, total);
        }
        line.change(total);
        total.add(receivedDay, change);
    }

    /** The total of a day, zero if there is none. */
    Amounts total(TrackedSeries series, long day) {
        DayTotal held = known.get(series.number(), day);
        return held == null ? saved(series, day).total() : held.total();
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, long lagMillis, Consumer<DayTotal> publish) {
        line.release(nowMillis, lagMillis, publish);
    }

    private void leave(DayTotal total) {
        known.remove(total.series().number(), total.day());
    }

    private DayTotal saved(TrackedSeries series, long day) {
        if (!table.find(TotalsTable.DAY, series.number(), day)) {
            return new DayTotal(series, day);
        }
        table.found().readInt();
        table.found().readLong();
        return DayTotal.read(series, day, table.found());
    }

    private void save(DayTotal total) {
        total.write(table.begin(TotalsTable.DAY));
        table.put(TotalsTable.DAY, total.series().number(), total.day());
    }
}
