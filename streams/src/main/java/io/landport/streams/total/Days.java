package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/** The daily totals of a partition: those that wait in memory, all others in the table. */
final class Days {
    private final TotalsTable table;
    private final CellMap<DayTotal> waiting = new CellMap<>();
    private final Line<DayTotal> line = new Line<>(0, this::save);

    Days(TotalsTable table, Catalogue catalogue) {
        this.table = table;
        table.forEach(TotalsTable.DAY, in -> {
            Tracked series = catalogue.series().get(in.readInt());
            DayTotal saved = DayTotal.read(series, in.readLong(), in);
            if (saved.waits()) {
                waiting.put(series.number(), saved.day(), saved);
                line.restore(saved);
            }
        });
    }

    Line<?> line() {
        return line;
    }

    /** Adds to the total of a day, as known from a received day on. */
    void add(Tracked series, long day, long receivedDay, Amounts change) {
        DayTotal known = waiting.get(series.number(), day);
        DayTotal total = known == null ? saved(series, day) : known;
        if (known == null) {
            waiting.put(series.number(), day, total);
        }
        line.change(total);
        total.add(receivedDay, change);
    }

    /** The total of a day, zero if there is none. */
    Amounts total(Tracked series, long day) {
        DayTotal known = waiting.get(series.number(), day);
        return known == null ? saved(series, day).total() : known.total();
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, long ageMillis, Consumer<DayTotal> publish) {
        line.release(nowMillis, ageMillis, total -> {
            publish.accept(total);
            waiting.remove(total.series().number(), total.day());
        });
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
