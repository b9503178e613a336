package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/** The daily totals of a partition: those that wait in memory, all others in the table. */
final class Days {
    /** A key is published at every commit until more than so many change in a second. */
    private static final int PER_SECOND = 10_000;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final TotalsTable table;
    private final Line<Long, DayTotal> line = new Line<>(0, PER_SECOND);

    Days(TotalsTable table, Catalogue catalogue) {
        this.table = table;
        table.forEach(TotalsTable.DAY, in -> {
            Tracked series = catalogue.series().get(in.readInt());
            DayTotal saved = DayTotal.read(series, in.readLong(), in);
            if (saved.waits()) {
                line.add(cell(series.number(), saved.day()), saved);
            }
        });
    }

    /**
     * A number and not a record: it is looked up for every partial sum. Spread one-to-one, since a map takes the hash of a
     * number for its upper half against its lower, and there are few days and series but many of both.
     */
    private static long cell(int series, long day) {
        return (((long) series << Integer.SIZE) | (day & UNSIGNED)) * SPREAD;
    }

    Line<?, ?> line() {
        return line;
    }

    /** Sets what an origin has counted; returns by how much the total changed. */
    Amounts put(Tracked series, long day, long receivedDay, int origin, Amounts amounts) {
        long cell = cell(series.number(), day);
        DayTotal waiting = line.get(cell);
        DayTotal total = waiting == null ? saved(series, day) : waiting;
        Amounts difference = total.put(receivedDay, origin, amounts);
        if (waiting == null && total.waits()) {
            line.add(cell, total);
        }
        return difference;
    }

    /** The total of a day, zero if there is none. */
    Amounts total(Tracked series, long day) {
        DayTotal waiting = line.get(cell(series.number(), day));
        return waiting == null ? saved(series, day).total() : waiting.total();
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, Consumer<DayTotal> publish) {
        line.release(nowMillis, total -> {
            publish.accept(total);
            save(total);
        });
        for (DayTotal total : line.entries()) {
            if (!total.isSaved()) {
                save(total);
            }
        }
    }

    private DayTotal saved(Tracked series, long day) {
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
